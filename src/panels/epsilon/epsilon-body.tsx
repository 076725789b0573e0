import { useShallow } from 'zustand/react/shallow';
import { coefficient, percent } from '@/domain/format';
import { useLimelight } from '@/state/store';
import { words as wordsOf } from '@/text';
import { fetchedText } from '@/text/fetched';
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

/** The curve, its points in words, and the smallest ε of each model, of an attack that is on. */
export default function EpsilonBody() {
  const modelIds = useLimelight(useShallow((s) => s.columns.map(({ modelId }) => modelId)));
  const curves = useCurves();
  const { targeted } = curves;
  const { current, words, choose } = useEpsilon();
  const similarity = useSimilarity(curves.x);
  const said = fetchedText.epsilon;
  return (
    <div className="over-epsilon">
      <ul className="over-epsilon-smallest">
        {modelIds.map((modelId) => (
          <Smallest key={modelId} modelId={modelId} />
        ))}
      </ul>
      <div className="over-epsilon-charts">
        <LineChart
          title={said.confidence}
          unit={targeted ? said.inTarget : said.inFirst}
          summary={targeted ? said.confidenceReached : said.confidenceFooled}
          xName="ε"
          xWords={(epsilon) => `ε = ${words(epsilon)}`}
          x={curves.x}
          xMax={curves.bound}
          series={curves.series}
          range={SHARES}
          format={percent}
          marker={current}
          onPick={choose}
          empty={said.emptyPoints}
          testId="epsilon-curve"
        />
        {similarity.flatMap(({ name, spearman, ssim }, index) =>
          (['spearman', 'ssim'] as const).map((measure) => (
            <LineChart
              key={`${index} ${measure}`}
              title={said.similarity.title(name, said.similarity[measure].title)}
              unit={said.similarity.unit}
              summary={said.similarity[measure].summary}
              xName="ε"
              xWords={(epsilon) => `ε = ${words(epsilon)}`}
              x={curves.x}
              xMax={curves.bound}
              series={measure === 'ssim' ? ssim : spearman}
              range={SIMILARITIES}
              format={coefficient}
              marker={current}
              onPick={choose}
              empty={said.similarity.empty}
              testId={mapHandle(`epsilon-${measure}`, index)}
            />
          )),
        )}
      </div>
      <Outcomes curves={curves} />
      <Ending />
      <p className="quiet small">{said.caveat}</p>
    </div>
  );
}

function Smallest({ modelId }: { readonly modelId: string }) {
  const name = useLimelight((s) => modelName(s, modelId));
  const smallest = useSmallestEpsilon(modelId);
  return (
    <li data-stale={smallest?.stale}>
      <strong>{name}</strong>: {fetchedText.epsilon.smallest(smallest?.words)}
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
      {fetchedText.epsilon.again}
    </button>
  );
  if (failure)
    return (
      <FailureMessage code={failure.code} {...wordsOf(failure)}>
        {again}
      </FailureMessage>
    );
  return (
    stopped && (
      <p className="small">
        {fetchedText.epsilon.stopped} {again}
      </p>
    )
  );
}
