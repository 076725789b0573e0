import { FetchedPart } from '../shared/fetched-part';
import { TrainStatus } from './train-status';
import { TransportButtons } from './transport-buttons';
import './finetune-panel.css';

const fetchBody = () => import('./finetune-body');

/** Fine-tuning: how far it is, what can be done about it, and everything one can set and see. */
export function FinetunePanel() {
  return (
    <div className="finetune" data-testid="train-panel">
      <header className="finetune-head">
        <TrainStatus />
        <TransportButtons />
      </header>
      <div className="finetune-body">
        <FetchedPart fetchPart={fetchBody} />
      </div>
    </div>
  );
}
