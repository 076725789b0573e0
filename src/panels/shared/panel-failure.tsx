import { useEffect, useState } from 'react';
import { toFailure } from '@/domain/errors';
import { updateMustWait, useLongWork } from '@/state/long-work';
import { isOutdated, takeUpdate } from '@/state/update';
import { text, words } from '@/text';
import { FailureMessage } from '@/ui/failure-message';

interface PanelFailureProps {
  readonly thrown: unknown;
  readonly retry: () => void;
}

/** Stands in for a panel that could not be fetched or drawn, while the rest of the page works on. */
export function PanelFailure({ thrown, retry }: PanelFailureProps) {
  const mustWait = useLongWork(updateMustWait);
  const [outdated, setOutdated] = useState(false);
  useEffect(() => {
    let gone = false;
    void isOutdated().then((answer) => gone || setOutdated(answer));
    return () => void (gone = true);
  }, []);
  const failure = toFailure(thrown);
  return (
    <FailureMessage code={failure.code} {...words(failure)}>
      {outdated && mustWait ? (
        <p>{text.offline.update.partWaits}</p>
      ) : outdated ? (
        <button type="button" data-testid="panel-reload" onClick={() => void takeUpdate()}>
          {text.offline.update.takeForPart}
        </button>
      ) : (
        <button type="button" data-testid="panel-retry" onClick={retry}>
          {text.shared.retry}
        </button>
      )}
    </FailureMessage>
  );
}
