import { updateMustWait, useLongWork } from '@/state/long-work';
import { takeUpdate, useUpdate } from '@/state/update';
import { text } from '@/text';
import './update-notice.css';

/** Says that a newer release waits or comes, and takes it where that interrupts no long work; nothing while there is none. */
export function UpdateNotice() {
  const { ready, coming } = useUpdate();
  const mustWait = useLongWork(updateMustWait);
  const said = text.offline.update;
  if (!ready) return null;
  return (
    <p className="update-notice small" role="status" data-testid="update-notice">
      {coming ? (
        said.comes
      ) : mustWait ? (
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
