import type { Failure } from '@/domain/errors';
import { useLimelight } from '@/state/store';
import { FailureMessage } from '@/ui/failure-message';

interface CellFailureProps {
  readonly modelId: string;
  readonly failure: Failure | undefined;
}

/** Why a part of a column could not be computed, with the way to try again; nothing where nothing failed. */
export function CellFailure({ modelId, failure }: CellFailureProps) {
  const retry = useLimelight((s) => s.retry);
  if (!failure) return null;
  return (
    <FailureMessage {...failure}>
      {/* What cannot be done with a model cannot be done the next time either. */}
      {failure.code !== 'method-unsupported' && (
        <button type="button" onClick={() => retry(modelId)}>
          Retry
        </button>
      )}
    </FailureMessage>
  );
}
