import { useEffect } from 'react';
import { reset } from '@/domain/scene/edits';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { Icon } from '@/ui/icon';

const textFields = 'textarea, input:is([type=text], [type=number], [type=search], :not([type]))';

/** Whether keys typed here edit text, whose own undo comes first, or belong to a window in front of the page. */
function isElsewhere(target: EventTarget | null): boolean {
  const isText = target instanceof HTMLElement && (target.isContentEditable || target.matches(textFields));
  return isText || document.querySelector('dialog[open]') !== null;
}

/** Back to the scene before, forth again, and back to the first minute; also Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y. */
export function HistoryButtons() {
  const { undo, redo, dispatch } = useLimelight.getState();
  const canUndo = useLimelight((s) => s.canUndo);
  const canRedo = useLimelight((s) => s.canRedo);
  const isFirst = useLimelight((s) => reset().apply(s.scene) === s.scene);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isElsewhere(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [undo, redo]);

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
