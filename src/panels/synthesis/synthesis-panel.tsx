import { FetchedPart } from '../shared/fetched-part';

const fetchBody = () => import('./synthesis-body');

/** What each model draws when it is asked for a class. */
export function SynthesisPanel() {
  return (
    <div data-testid="synthesis-panel">
      <FetchedPart fetchPart={fetchBody} />
    </div>
  );
}
