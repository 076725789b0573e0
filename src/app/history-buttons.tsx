import { reset } from '@/domain/scene/edits';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { Icon } from '@/ui/icon';

/** Back to the scene before, forth again, and back to the first minute; their keys are in `commands`. */
export function HistoryButtons() {
  const { undo, redo, dispatch } = useLimelight.getState();
  const canUndo = useLimelight((s) => s.canUndo);
  const canRedo = useLimelight((s) => s.canRedo);
  const isFirst = useLimelight((s) => reset().apply(s.scene) === s.scene);

  const words = text.app.history;
  return (
    <div className="history-buttons" role="group" aria-label={words.name}>
      <button
        type="button"
        data-testid="undo"
        title={words.undoByKey}
        aria-label={words.undo}
        disabled={!canUndo}
        onClick={undo}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        data-testid="redo"
        title={words.redoByKey}
        aria-label={words.redo}
        disabled={!canRedo}
        onClick={redo}
      >
        <Icon name="redo" />
      </button>
      <button
        type="button"
        data-testid="reset"
        title={words.resets}
        disabled={isFirst}
        onClick={() => dispatch(reset())}
      >
        {words.reset}
      </button>
    </div>
  );
}
