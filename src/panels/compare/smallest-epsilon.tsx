import { useSmallestEpsilon } from '../shared/use-smallest-epsilon';

/** How little is enough to fool a column's model, while the curve over ε is open. */
export function SmallestEpsilon({ modelId }: { readonly modelId: string }) {
  const smallest = useSmallestEpsilon(modelId);
  if (!smallest) return null;
  const { words, value, misread, stale } = smallest;
  return (
    <p className="small" data-testid="smallest-epsilon" data-value={value} data-misread={misread} data-stale={stale}>
      {words}
    </p>
  );
}
