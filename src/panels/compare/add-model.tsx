import { MOST_MODELS } from '@/domain/scene/schema';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { Icon } from '@/ui/icon';
import { useModelDialog } from '../shared/model-dialog-state';

/** Puts one more model on the screen; nothing where there is no room. */
export function AddModel() {
  const room = useLimelight((s) => s.scene.models.length < MOST_MODELS);
  const show = useModelDialog((s) => s.show);
  if (!room) return null;
  return (
    <button
      type="button"
      className="add-model"
      aria-haspopup="dialog"
      aria-label={text.compare.addModel}
      title={text.compare.addModel}
      data-testid="model-add"
      onClick={() => show({ kind: 'pick' })}
    >
      <Icon name="plus" />
    </button>
  );
}
