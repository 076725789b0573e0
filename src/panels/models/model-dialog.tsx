import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { Dialog } from '@/ui/dialog';
import { Icon } from '@/ui/icon';
import { FetchedPart } from '../shared/fetched-part';
import { knownModelName } from '../shared/model-name';
import { useModelDialog } from '../shared/model-dialog-state';

const fetchBody = () => import('./model-dialog-body');

/** The window about models: the picker, or one model's card. Nothing while closed. */
export function ModelDialog() {
  const view = useModelDialog((s) => s.view);
  const show = useModelDialog((s) => s.show);
  const models = useLimelight((s) => s.models);
  const labelOf = (id: string) => knownModelName({ models }, id);
  if (!view) return null;
  const close = () => show(undefined);

  if (view.kind === 'card') {
    const { back, modelId } = view;
    return (
      <Dialog
        title={labelOf(modelId)}
        testId="model-card-view"
        onClose={close}
        lead={
          back && (
            <button type="button" onClick={() => show(back)}>
              <Icon name="back" /> {text.models.dialog.all}
            </button>
          )
        }
      >
        <FetchedPart fetchPart={fetchBody} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={view.replaces === undefined ? text.models.dialog.add : text.models.dialog.replace(labelOf(view.replaces))}
      testId="model-picker"
      onClose={close}
    >
      <FetchedPart fetchPart={fetchBody} />
    </Dialog>
  );
}
