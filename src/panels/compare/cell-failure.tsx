import type { Failure } from '@/domain/errors';
import { useLimelight } from '@/state/store';
import type { Cell } from '@/state/types';
import { text, words } from '@/text';
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
    <FailureMessage code={failure.code} {...words(failure)}>
      {/* What cannot be done with a model cannot be done the next time either. */}
      {failure.code !== 'method-unsupported' && (
        <button type="button" onClick={() => retry(modelId)}>
          {text.compare.retry}
        </button>
      )}
    </FailureMessage>
  );
}

interface CellFailuresProps {
  readonly modelId: string;
  readonly cells: readonly Cell<unknown>[];
}

/** The same of several cells, what is true of more than one of them once. */
export function CellFailures({ modelId, cells }: CellFailuresProps) {
  const failures = new Map(
    cells.flatMap(({ failure }) => (failure ? [[words(failure).message, failure] as const] : [])),
  );
  return [...failures].map(([message, failure]) => <CellFailure key={message} modelId={modelId} failure={failure} />);
}
