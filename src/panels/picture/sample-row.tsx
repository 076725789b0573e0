import { useId } from 'react';
import type { SampleGroup } from '@/domain/sample-groups';
import { useLimelight } from '@/state/store';
import { pictureName, text } from '@/text';

interface SampleRowProps extends SampleGroup {
  /** What the family is called. */
  readonly name: string;
  /** The sample on the screen, and that which the Tab key reaches. */
  readonly current: string | undefined;
  readonly stop: string | undefined;
}

/** The bundled pictures that are listed under one family. */
export function SampleRow({ name, samples, untaught, current, stop }: SampleRowProps) {
  const id = useId();
  const openSample = useLimelight((s) => s.openSample);
  const words = text.samples;
  const noneKnown = samples.every((sample) => untaught.has(sample.id));
  return (
    <>
      <p id={id} className="quiet small">
        {noneKnown ? `${name}: ${words.untaught}` : name}
      </p>
      <div className="sample-row" role="group" aria-labelledby={id}>
        {samples.map((sample) => {
          const called = pictureName({ kind: 'sample', name: sample.id });
          const label = untaught.has(sample.id) && !noneKnown ? words.untaughtOne(called) : called;
          return (
            <button
              key={sample.id}
              type="button"
              title={label}
              tabIndex={sample.id === stop ? 0 : -1}
              aria-pressed={sample.id === current}
              data-testid={`sample-${sample.id}`}
              onClick={() => openSample(sample.id)}
            >
              <img
                src={`${import.meta.env.BASE_URL}samples/${sample.file}`}
                alt={label}
                width="32"
                height="32"
                loading="lazy"
              />
            </button>
          );
        })}
      </div>
    </>
  );
}
