import { bytes } from '@/domain/format';
import { isModelKept, keepAll, missingBytes, stopKeeping, useOffline } from '@/state/offline';
import { zoo } from '@/state/zoo';
import { words } from '@/text';
import { fetchedText } from '@/text/fetched';
import { FailureMessage } from '@/ui/failure-message';
import { ProgressBar } from '@/ui/progress-bar';
import './offline-bar.css';

/** How much of what ships with the page is on this device, and the way to have all of it there; nothing where that is impossible. */
export function OfflineBar() {
  const offline = useOffline();
  const { ready, keeping, failure } = offline;
  if (!ready) return null;
  const kept = [...zoo.keys()].filter((id) => isModelKept(offline, id)).length;
  const missing = missingBytes(offline);
  const said = fetchedText.storage.offline;
  return (
    <div className="offline-bar" data-testid="offline-bar" data-kept={kept} data-total={zoo.size}>
      <p className="quiet">{missing === 0 ? said.complete : said.partly(kept, zoo.size)}</p>
      {keeping ? (
        <>
          <ProgressBar label={said.keeping} value={keeping.loadedBytes} max={keeping.totalBytes} />
          <span className="quiet small">{said.loaded(bytes(keeping.loadedBytes), bytes(keeping.totalBytes))}</span>
          <button type="button" data-testid="keep-all-stop" onClick={stopKeeping}>
            {said.stop}
          </button>
        </>
      ) : (
        missing > 0 && (
          <button type="button" data-testid="keep-all" onClick={() => void keepAll()}>
            {said.keepAll(bytes(missing))}
          </button>
        )
      )}
      {failure && <FailureMessage code={failure.code} {...words(failure)} />}
    </div>
  );
}
