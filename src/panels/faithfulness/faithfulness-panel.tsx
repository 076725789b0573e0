import { FetchedPart } from '../shared/fetched-part';

const fetchBody = () => import('./faithfulness-body');

/** Whether the maps explain what the models do: judged by measures, each beside what chance gives. */
export function FaithfulnessPanel() {
  return (
    <div data-testid="faithfulness-panel">
      <FetchedPart fetchPart={fetchBody} />
    </div>
  );
}
