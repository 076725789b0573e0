import { useShallow } from 'zustand/react/shallow';
import { coefficient, percent } from '@/domain/format';
import { useLimelight } from '@/state/store';
import { words as wordsOf } from '@/text';
import { FailureMessage } from '@/ui/failure-message';
import { LineChart } from '@/ui/line-chart';
import { mapHandle } from '../shared/map-names';
import { modelName } from '../shared/model-name';
import { useSmallestEpsilon } from '../shared/use-smallest-epsilon';
import { Outcomes } from './outcomes';
import { useCurves } from './use-curves';
import { useEpsilon } from './use-epsilon';
import { useSimilarity } from './use-similarity';
import './epsilon-body.css';

const SHARES = [0, 1] as const;

/** Below zero two maps have nothing in common, whatever the number. */
const SIMILARITIES = [-0.2, 1] as const;

const MEASURES = {
  spearman: { title: 'Spearman', summary: 'Rank correlation of the magnitudes: are the same pixels strong?' },
  ssim: { title: 'SSIM', summary: 'Structural similarity of the maps as they are: do they look alike?' },
} as const;

/** The curve, its points in words, and the smallest ε of each model, of an attack that is on. */
export default function EpsilonBody() {
  const modelIds = useLimelight(useShallow((s) => s.columns.map(({ modelId }) => modelId)));
  const curves = useCurves();
  const { targeted } = curves;
  const { current, words, choose } = useEpsilon();
  const similarity = useSimilarity(curves.x);
  const subject = targeted ? 'the class aimed at' : 'the class that the model gives the clean picture';
  return (
    <div className="over-epsilon">
      <ul className="over-epsilon-smallest">
        {modelIds.map((modelId) => (
          <Smallest key={modelId} modelId={modelId} />
        ))}
      </ul>
      <div className="over-epsilon-charts">
        <LineChart
          title="Confidence"
          unit={targeted ? 'in the class aimed at' : 'in the first answer'}
          summary={`The probability of ${subject}, by how much the attack may change. Dots: ${targeted ? 'that class is reached' : 'the model is fooled'}. A click takes that ε.`}
          xName="ε"
          xWords={(epsilon) => `ε = ${words(epsilon)}`}
          x={curves.x}
          xMax={curves.bound}
          series={curves.series}
          range={SHARES}
          format={percent}
          marker={current}
          onPick={choose}
          empty="comes point by point"
          testId="epsilon-curve"
        />
        {similarity.flatMap(({ name, spearman, ssim }, index) =>
          (['spearman', 'ssim'] as const).map((measure) => (
            <LineChart
              key={`${index} ${measure}`}
              title={`${name}: ${MEASURES[measure].title}`}
              unit="with the clean map"
              summary={`${MEASURES[measure].summary} 1: the map is what it was before the attack. A gap: a map is flat, or still to come.`}
              xName="ε"
              xWords={(epsilon) => `ε = ${words(epsilon)}`}
              x={curves.x}
              xMax={curves.bound}
              series={measure === 'ssim' ? ssim : spearman}
              range={SIMILARITIES}
              format={coefficient}
              marker={current}
              onPick={choose}
              empty="comes map by map, after the search"
              testId={mapHandle(`epsilon-${measure}`, index)}
            />
          )),
        )}
      </div>
      <Outcomes curves={curves} />
      <Ending />
      <p className="quiet small">
        Found by halving the range, which takes for granted that a larger ε fools where a smaller one does. It need not:
        what is named is the smallest ε tried that fools, and the next smaller one tried does not.
      </p>
    </div>
  );
}

function Smallest({ modelId }: { readonly modelId: string }) {
  const name = useLimelight((s) => modelName(s, modelId));
  const smallest = useSmallestEpsilon(modelId);
  return (
    <li data-stale={smallest?.stale}>
      <strong>{name}</strong>: {smallest?.words ?? 'waiting…'}
    </li>
  );
}

/** Why the search ended before it was through, and the way to go on. */
function Ending() {
  const retry = useLimelight((s) => s.retry);
  const failures = useLimelight(useShallow((s) => s.columns.flatMap(({ overEpsilon }) => overEpsilon.failure ?? [])));
  const stopped = useLimelight((s) =>
    s.columns.some(({ overEpsilon: { stale, busy, failure, value } }) => value && stale && !busy && !failure),
  );
  const [failure] = failures;
  const again = (
    <button type="button" onClick={() => retry()}>
      Run again
    </button>
  );
  if (failure)
    return (
      <FailureMessage code={failure.code} {...wordsOf(failure)}>
        {again}
      </FailureMessage>
    );
  return stopped && <p className="small">Stopped before the end. {again}</p>;
}
