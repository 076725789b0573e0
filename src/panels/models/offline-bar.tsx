import { bytes } from '@/domain/format';
import { keepAllModels, useOffline } from '@/state/offline';
import { words } from '@/text';
import { FailureMessage } from '@/ui/failure-message';
import { ProgressBar } from '@/ui/progress-bar';
import './offline-bar.css';

/** How much of the zoo is on this device, and the way to have all of it there; nothing where that is impossible. */
export function OfflineBar() {
  const { ready, kept, total, missingBytes, keeping, failure } = useOffline();
  if (!ready) return null;
  const complete = kept.size >= total;
  return (
    <div className="offline-bar" data-testid="offline-bar" data-kept={kept.size} data-total={total}>
      <p className="quiet">
        {complete
          ? 'Every model is kept on this device: the page works without a connection.'
          : `${kept.size} of ${total} models are kept on this device and open without a connection.`}
      </p>
      {keeping ? (
        <>
          <ProgressBar label="Keeping all models" value={keeping.loadedBytes} max={keeping.totalBytes} />
          <span className="quiet small">
            {bytes(keeping.loadedBytes)} of {bytes(keeping.totalBytes)}
          </span>
        </>
      ) : (
        !complete && (
          <button type="button" data-testid="keep-all" onClick={() => void keepAllModels()}>
            Keep all for offline use ({bytes(missingBytes)})
          </button>
        )
      )}
      {failure && <FailureMessage code={failure.code} {...words(failure)} />}
    </div>
  );
}
