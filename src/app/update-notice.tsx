import { takeUpdate, useOffline } from '@/state/offline';
import './update-notice.css';

/** Says that a newer release waits, and takes it; nothing while there is none. */
export function UpdateNotice() {
  const waiting = useOffline((s) => s.updateReady);
  if (!waiting) return null;
  return (
    <p className="update-notice small" role="status" data-testid="update-notice">
      A new version is ready.
      <button type="button" onClick={takeUpdate}>
        Reload
      </button>
    </p>
  );
}
