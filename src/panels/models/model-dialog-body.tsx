import { useModelDialog } from '../shared/model-dialog-state';
import { ModelCardView } from './model-card-view';
import { ModelPicker } from './model-picker';

/** What the window about models shows; fetched when it is first opened. */
export default function ModelDialogBody() {
  const view = useModelDialog((s) => s.view);
  if (!view) return null;
  if (view.kind === 'card') return <ModelCardView key={view.modelId} modelId={view.modelId} />;
  return <ModelPicker view={view} />;
}
