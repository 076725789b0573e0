import { useId, useRef, type KeyboardEvent } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { isTaught, type Sample } from '@/domain/samples';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import './sample-gallery.css';

/** Of these nobody can say what they were taught: they change nothing beside others. */
const OWN = 'own';

/** How far a key goes in a row of pictures. */
const ARROWS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** The bundled pictures, those first that a model on the screen was taught; one stop for the Tab key, arrows inside. */
export function SampleGallery() {
  const samples = useLimelight((s) => s.samples);
  const families = useLimelight(
    useShallow((s) => [...new Set(s.scene.models.map((id) => s.models.get(id)?.family ?? OWN))]),
  ).filter((family, _, all) => family !== OWN || all.length === 1);
  const gallery = useRef<HTMLDivElement>(null);
  const isKnown = (sample: Sample) => families.some((family) => isTaught(sample, family));

  const move = (event: KeyboardEvent) => {
    const step = ARROWS[event.key];
    const buttons = [...(gallery.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };

  return (
    <div ref={gallery} className="sample-gallery" data-testid="sample-gallery" onKeyDown={move}>
      <Samples words={text.picture.samples} samples={samples.filter(isKnown)} />
      <Samples words={text.picture.untaught} samples={samples.filter((each) => !isKnown(each))} />
    </div>
  );
}

interface SamplesProps {
  readonly words: string;
  readonly samples: readonly Sample[];
}

function Samples({ words, samples }: SamplesProps) {
  const id = useId();
  const all = useLimelight((s) => s.samples);
  const current = useLimelight((s) => (s.picture?.kind === 'sample' ? s.picture.id : undefined));
  const openSample = useLimelight((s) => s.openSample);
  const stop = all.some((sample) => sample.id === current) ? current : all[0]?.id;
  if (samples.length === 0) return null;
  return (
    <>
      <p id={id} className="quiet small">
        {words}
      </p>
      <div className="sample-row" role="group" aria-labelledby={id}>
        {samples.map(({ id: sample, label, file }) => (
          <button
            key={sample}
            type="button"
            title={label}
            tabIndex={sample === stop ? 0 : -1}
            aria-pressed={sample === current}
            data-testid={`sample-${sample}`}
            onClick={() => openSample(sample)}
          >
            <img src={`${import.meta.env.BASE_URL}samples/${file}`} alt={label} width="32" height="32" loading="lazy" />
          </button>
        ))}
      </div>
    </>
  );
}
