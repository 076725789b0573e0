import { useEffect, useState } from 'react';
import { toFailure } from '@/domain/errors';
import { isOutdated, takeUpdate } from '@/state/offline';
import { words } from '@/text';
import { FailureMessage } from '@/ui/failure-message';

interface PanelFailureProps {
  readonly thrown: unknown;
  readonly retry: () => void;
}

/** Stands in for a panel that could not be fetched or drawn, while the rest of the page works on. */
export function PanelFailure({ thrown, retry }: PanelFailureProps) {
  const [outdated, setOutdated] = useState(false);
  useEffect(() => {
    let gone = false;
    void isOutdated().then((answer) => gone || setOutdated(answer));
    return () => void (gone = true);
  }, []);
  const failure = toFailure(thrown);
  return (
    <FailureMessage code={failure.code} {...words(failure)}>
      {outdated ? (
        <button type="button" data-testid="panel-reload" onClick={takeUpdate}>
          Reload for the new version
        </button>
      ) : (
        <button type="button" data-testid="panel-retry" onClick={retry}>
          Try again
        </button>
      )}
    </FailureMessage>
  );
}
