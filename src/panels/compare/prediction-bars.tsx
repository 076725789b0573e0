import { memo } from 'react';
import { percent } from '@/domain/format';
import type { Prediction } from '@/domain/picture';
import { likeliest } from '@/domain/prediction';
import { text } from '@/text';
import { className, modelClassName } from '../shared/class-name';
import './prediction-bars.css';

const SHOWN = 5;

interface PredictionBarsProps {
  readonly testId: string;
  readonly prediction: Prediction;
  readonly classes: readonly string[];
  readonly stale: boolean;
  /** A class that is shown however unlikely it is: the one aimed at. */
  readonly target?: number | undefined;
}

/** The five likeliest classes, the one aimed at always among them, as bars and numbers; of independent labels each bar stands alone. */
export const PredictionBars = memo(function PredictionBars({
  testId,
  prediction,
  classes,
  stale,
  target,
}: PredictionBarsProps) {
  const { probabilities, label, independent } = prediction;
  const words = text.compare.prediction;
  const nameOf = (index: number) => className(classes, index);
  return (
    <>
      <ol
        className="prediction-bars"
        aria-label={independent ? words.labels : words.classes}
        data-independent={independent}
        data-stale={stale}
        data-testid={testId}
        data-label={modelClassName(classes, label)}
        data-probability={probabilities[label]}
      >
        {likeliest(probabilities, SHOWN, target).map((index) => (
          <li key={index} data-first={index === label} data-target={index === target}>
            <span className="prediction-name" title={nameOf(index)}>
              {nameOf(index)}
            </span>
            <span className="prediction-bar" aria-hidden="true">
              <span style={{ scale: `${probabilities[index]} 1` }} />
            </span>
            <span className="prediction-percent">{percent(probabilities[index]!)}</span>
          </li>
        ))}
      </ol>
      {independent && <p className="quiet small">{words.independent}</p>}
    </>
  );
});
