import { lazy, Suspense, useState } from 'react';
import { Boundary } from '@/ui/boundary';
import { fetchMissingStyles } from '@/ui/style-sheets';
import { PanelFailure } from './panel-failure';
import { TrainStatus } from './train-status';
import { TransportButtons } from './transport-buttons';
import './finetune-panel.css';

/** A component that is fetched when it is drawn; one that could not be is fetched again by another. */
const fetched = () => lazy(() => fetchMissingStyles().then(() => import('./finetune-body')));

/** Fine-tuning: how far it is, what can be done about it, and everything one can set and see. */
export function FinetunePanel() {
  const [FinetuneBody, setBody] = useState(fetched);
  return (
    <div className="finetune" data-testid="train-panel">
      <header className="finetune-head">
        <TrainStatus />
        <TransportButtons />
      </header>
      <div className="finetune-body">
        <Boundary
          fallback={(thrown, retry) => (
            <PanelFailure
              thrown={thrown}
              retry={() => {
                setBody(fetched);
                retry();
              }}
            />
          )}
        >
          <Suspense fallback={<p className="quiet">Opening…</p>}>
            <FinetuneBody />
          </Suspense>
        </Boundary>
      </div>
    </div>
  );
}
