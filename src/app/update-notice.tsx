import { useTraining } from '@/state/training/store';
import { takeUpdate, updateMustWait, useUpdate } from '@/state/update';
import { text } from '@/text';
import './update-notice.css';

/** Says that a newer release waits, and takes it where that interrupts no training; nothing while there is none. */
export function UpdateNotice() {
  const ready = useUpdate((s) => s.ready);
  const mustWait = useTraining(updateMustWait);
  const said = text.offline.update;
  if (!ready) return null;
  return (
    <p className="update-notice small" role="status" data-testid="update-notice">
      {mustWait ? (
        said.waits
      ) : (
        <>
          {said.ready}
          <button type="button" onClick={() => void takeUpdate()}>
            {said.take}
          </button>
        </>
      )}
    </p>
  );
}
