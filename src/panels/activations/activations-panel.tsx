import { FetchedPart } from '../shared/fetched-part';

const fetchBody = () => import('./activations-body');

/** What the layers of each model make of the picture, clean and attacked. */
export function ActivationsPanel() {
  return (
    <div data-testid="activations-panel">
      <FetchedPart fetchPart={fetchBody} />
    </div>
  );
}
