import { cellsOf } from '@/state/column';
import { longWork, useLongWork } from '@/state/long-work';
import { useLimelight } from '@/state/store';
import type { Column } from '@/state/types';
import { text } from '@/text';
import './status-line.css';

/** True when a cell shows something older than the scene asks for and nothing is on its way. */
function isStopped(column: Column): boolean {
  return cellsOf(column).some((cell) => cell.stale && !cell.busy && !cell.failure && !cell.held);
}

/**
 * The state of the whole page in a word, also for screen readers, and the way to stop. For scripts `data-state` is that
 * of the scene alone; `data-work` is what goes on beside it.
 */
export function StatusLine() {
  const status = useLimelight((s) => s.status);
  const stopped = useLimelight((s) => s.status === 'idle' && s.columns.some(isStopped));
  const failed = useLimelight((s) => s.engine === 'failed');
  const cancel = useLimelight((s) => s.cancel);
  const retry = useLimelight((s) => s.retry);
  const work = useLongWork(longWork);
  const words = text.app.status;
  const ofScene = stopped ? words.stopped : words[status];
  return (
    <div className="status-line">
      <p className="quiet small" role="status" data-testid="status" data-state={status} data-work={work}>
        {status === 'idle' && !stopped && work ? words[work] : ofScene}
      </p>
      {status === 'busy' && (
        <button type="button" className="status-stop small" onClick={cancel}>
          {words.stop}
        </button>
      )}
      {(stopped || failed) && (
        <button type="button" className="small" onClick={() => retry()}>
          {failed ? words.retry : words.again}
        </button>
      )}
    </div>
  );
}
