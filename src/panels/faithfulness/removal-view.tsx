import { useCallback, useMemo } from 'react';
import { paintPicture, reduceMap } from '@/domain/display';
import { coefficient, percent } from '@/domain/format';
import { bySaliency, exchanged, meanColour, REMOVAL_STEPS } from '@/domain/removal';
import { classesOf } from '@/domain/target';
import type { LeagueRun } from '@/state/faithfulness/types';
import { fetchedText } from '@/text/fetched';
import { methodName, metricWords } from '@/text/methods';
import { LineChart } from '@/ui/line-chart';
import { PixelCanvas } from '@/ui/pixel-canvas';
import { SelectField } from '@/ui/select-field';
import { useKept } from '@/ui/use-kept';
import { className, targetName } from '../shared/class-name';

interface RemovalViewProps {
  readonly run: LeagueRun;
  readonly chosen: number;
}

const SHARES = Array.from({ length: REMOVAL_STEPS + 1 }, (_, step) => step / REMOVAL_STEPS);
const PROBABILITIES = [0, 1] as const;
/** Of the probabilities of two classes. */
const DIFFERENCES = [-1, 1] as const;

const removals = ['deletion', 'insertion'] as const;

type Removal = (typeof removals)[number];

/** What becomes of the class while a map's pixels go or come, and the picture at each moment of it. */
export function RemovalView({ run, chosen }: RemovalViewProps) {
  const [asked, setAsked] = useKept<Removal>('removal-curve', 'deletion');
  const [step, setStep] = useKept('removal-step', REMOVAL_STEPS / 8);
  const measured = removals.filter((id) => run.metrics.includes(id));
  const removal = measured.includes(asked) ? asked : measured[0];
  const contestant = run.contestants[chosen];
  const map = run.lookedAt?.maps[chosen];
  const seen = contestant && run.lookedAt?.byModel.get(contestant.modelId);
  const score = removal && run.assessed[0]?.[chosen]?.scores[removal];
  if (!removal || !contestant || !map || !seen || !score?.curve) return null;
  const said = fetchedText.faithfulness.removal;
  const words = said[removal];
  const explained = classesOf(seen.target);
  const shown = explained.length === 1 ? percent : coefficient;
  const at = score.curve[step] ?? NaN;
  return (
    <div className="removal" data-testid="removal">
      <div className="removal-chart">
        {measured.length > 1 && (
          <SelectField
            label={said.curve}
            value={removal}
            testId="removal-choice"
            options={measured.map((id) => ({ value: id, label: metricWords(id).label }))}
            onChange={(id) => setAsked(id as Removal)}
          />
        )}
        <LineChart
          title={metricWords(removal).label}
          unit={explained.map((index) => `p(${className(seen.classes, index)})`).join(' − ')}
          summary={explained.length === 1 ? words.summary : `${words.summary} ${said.ofTwo}`}
          xName={said.xName}
          xWords={(share) => words.share(percent(share))}
          x={SHARES}
          xMax={1}
          series={[
            { label: methodName(contestant.method), values: [...score.curve] },
            ...(score.chanceCurve ? [{ label: said.chance, values: [...score.chanceCurve] }] : []),
          ]}
          range={explained.length === 1 ? PROBABILITIES : DIFFERENCES}
          format={shown}
          marker={step / REMOVAL_STEPS}
          onPick={(share) => setStep(Math.round(share * REMOVAL_STEPS))}
          empty=""
          testId="removal-curve"
        />
        <label className="removal-scrub small">
          <span>{words.ofPixels(percent(step / REMOVAL_STEPS))}</span>
          <input
            type="range"
            min={0}
            max={REMOVAL_STEPS}
            step={1}
            value={step}
            data-testid="removal-step"
            onChange={(event) => setStep(Number(event.target.value))}
          />
        </label>
      </div>
      <figure className="removal-picture">
        <RemovedPicture {...{ removal, map, seen, step, signed: contestant.signed }} />
        <figcaption className="small">
          {targetName(seen.classes, seen.target)} <strong data-testid="removal-probability">{shown(at)}</strong>
        </figcaption>
      </figure>
    </div>
  );
}

interface RemovedPictureProps {
  readonly removal: Removal;
  readonly map: NonNullable<LeagueRun['lookedAt']>['maps'][number];
  readonly signed: boolean;
  readonly seen: {
    readonly pixels: { readonly data: Float32Array };
    readonly blurred: { readonly data: Float32Array };
  };
  readonly step: number;
}

function RemovedPicture({ removal, map, signed, seen, step }: RemovedPictureProps) {
  const { width, height } = map;
  const order = useMemo(() => bySaliency(reduceMap(map, signed).values), [map, signed]);
  const paint = useCallback(
    (rgba: Uint8ClampedArray) => {
      const picture = seen.pixels.data;
      const [from, to] = removal === 'deletion' ? [picture, meanColour(picture)] : [seen.blurred.data, picture];
      const count = Math.round((order.length * step) / REMOVAL_STEPS);
      paintPicture({ width, height, data: exchanged(from, to, order, count) }, rgba);
    },
    [removal, order, seen, step, width, height],
  );
  return (
    <PixelCanvas
      className="removal-canvas"
      width={width}
      height={height}
      paint={paint}
      role="img"
      aria-label={fetchedText.faithfulness.removal.picture}
    />
  );
}
