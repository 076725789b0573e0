import { createElement, useEffect, useRef, type ComponentType } from 'react';
import { showResult } from '@/domain/scene/edits';
import { ActivationsPanel } from '@/panels/activations/activations-panel';
import { TransferMatrix } from '@/panels/compare/transfer-matrix';
import { EpsilonPanel } from '@/panels/epsilon/epsilon-panel';
import { FaithfulnessPanel } from '@/panels/faithfulness/faithfulness-panel';
import { FinetunePanel } from '@/panels/finetune/finetune-panel';
import { TrainingLine } from '@/panels/finetune/training-line';
import { PlaybackPanel } from '@/panels/playback/playback-panel';
import { SynthesisPanel } from '@/panels/synthesis/synthesis-panel';
import { openPanel, useDock, type DockPanelName } from '@/panels/shared/dock';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { Icon } from '@/ui/icon';
import './dock.css';

const panels: Readonly<Record<DockPanelName, ComponentType>> = {
  steps: PlaybackPanel,
  epsilon: EpsilonPanel,
  transfer: TransferMatrix,
  faithfulness: FaithfulnessPanel,
  activations: ActivationsPanel,
  synthesis: SynthesisPanel,
  train: FinetunePanel,
};

/** What belongs to the whole comparison, one at a time; it opens upwards, and the pictures make room. */
export function Dock() {
  const open = useDock(openPanel);
  const setOpen = useDock((s) => s.setOpen);
  const offer = useDock((s) => s.offer);
  const dispatch = useLimelight((s) => s.dispatch);
  const showsStep = useLimelight((s) => s.scene.frame !== undefined);
  useEffect(() => {
    if (showsStep) offer('steps');
  }, [showsStep, offer]);
  const section = useRef<HTMLElement>(null);
  const choose = (name: DockPanelName) => {
    const next = name === open ? undefined : name;
    setOpen(next);
    // The way from a step back to the result is in that panel.
    if (open === 'steps' && showsStep) dispatch(showResult());
    // In a small window it lies below the pictures, and its panel below it.
    if (next) requestAnimationFrame(() => section.current?.scrollIntoView());
  };
  const words = text.app.dock;
  return (
    <section className="dock" aria-label={words.name} ref={section}>
      <div className="dock-bar">
        <div className="dock-tabs">
          {(Object.keys(panels) as DockPanelName[]).map((name) => (
            <button
              key={name}
              type="button"
              aria-expanded={name === open}
              aria-controls="dock-panel"
              data-testid={`dock-${name}`}
              onClick={() => choose(name)}
            >
              {words.panels[name]} <Icon name={name === open ? 'down' : 'up'} />
            </button>
          ))}
        </div>
        <TrainingLine />
      </div>
      {open && (
        <div id="dock-panel" className="dock-panel" role="region" aria-label={words.panels[open]}>
          {createElement(panels[open])}
        </div>
      )}
    </section>
  );
}
