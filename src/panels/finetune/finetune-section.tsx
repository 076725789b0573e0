import { lazy, Suspense, useEffect, useState } from 'react';
import { useTraining } from '@/state/training/store';
import { Boundary } from '@/ui/boundary';
import { Icon } from '@/ui/icon';
import { fetchMissingStyles } from '@/ui/style-sheets';
import { isOpen, useFold } from '../shared/training-fold';
import { PanelFailure } from './panel-failure';
import { TrainStatus } from './train-status';
import { TransportButtons } from './transport-buttons';
import { usePreparation } from './use-preparation';
import './finetune-section.css';

/** A component that is fetched when it is drawn; one that could not be is fetched again by another. */
const fetched = () => lazy(() => fetchMissingStyles().then(() => import('./finetune-body')));

/** The browser asks before it leaves the page while that would lose something. */
function useLeaveGuard(): void {
  const guarded = useTraining((s) => s.atRisk);
  useEffect(() => {
    if (!guarded) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [guarded]);
}

/** Fine-tuning, folded away under the comparison; how far a training is stays in view when it is folded. */
export function FinetuneSection() {
  const open = useFold(isOpen);
  const setOpen = useFold((s) => s.setOpen);
  const [FinetuneBody, setBody] = useState(fetched);
  useLeaveGuard();
  usePreparation(open);
  return (
    <section id="finetune" className="finetune" aria-labelledby="finetune-title" data-testid="train-panel">
      <header className="finetune-head">
        <h2 id="finetune-title">
          <button
            type="button"
            className="finetune-fold"
            aria-expanded={open}
            aria-controls="finetune-body"
            data-testid="train-fold"
            onClick={() => setOpen(!open)}
          >
            <Icon name={open ? 'down' : 'right'} /> Train
          </button>
        </h2>
        <TrainStatus />
        <TransportButtons />
      </header>
      {open && (
        <div id="finetune-body" className="finetune-body">
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
      )}
    </section>
  );
}
