import { useCallback, useMemo, useState } from 'react';
import { paintPicture, reduceMap } from '@/domain/display';
import { percent } from '@/domain/format';
import { bySaliency, exchanged, meanColour, REMOVAL_STEPS } from '@/domain/removal';
import type { LeagueRun } from '@/state/faithfulness/types';
import { methodName } from '@/text/methods';
import { LineChart } from '@/ui/line-chart';
import { PixelCanvas } from '@/ui/pixel-canvas';
import { SelectField } from '@/ui/select-field';

interface RemovalViewProps {
  readonly run: LeagueRun;
  readonly chosen: number;
}

const SHARES = Array.from({ length: REMOVAL_STEPS + 1 }, (_, step) => step / REMOVAL_STEPS);
const PROBABILITIES = [0, 1] as const;

const removals = {
  deletion: {
    label: 'Deletion',
    words: 'taken away',
    summary:
      'The class’s probability while the map’s strongest pixels are taken away first. A good map makes it fall at once.',
  },
  insertion: {
    label: 'Insertion',
    words: 'put back',
    summary:
      'The class’s probability while the map’s strongest pixels are put back first. A good map makes it rise at once.',
  },
};

type Removal = keyof typeof removals;

/** What becomes of the class while a map's pixels go or come, and the picture at each moment of it. */
export function RemovalView({ run, chosen }: RemovalViewProps) {
  const [asked, setAsked] = useState<Removal>('deletion');
  const [step, setStep] = useState(REMOVAL_STEPS / 8);
  const measured = (Object.keys(removals) as Removal[]).filter((id) => run.metrics.includes(id));
  const removal = measured.includes(asked) ? asked : measured[0];
  const contestant = run.contestants[chosen];
  const map = run.lookedAt?.maps[chosen];
  const seen = contestant && run.lookedAt?.byModel.get(contestant.modelId);
  const score = removal && run.assessed[0]?.[chosen]?.scores[removal];
  if (!removal || !contestant || !map || !seen || !score?.curve) return null;
  const { label, words, summary } = removals[removal];
  const at = score.curve[step] ?? NaN;
  return (
    <div className="removal" data-testid="removal">
      <div className="removal-chart">
        {measured.length > 1 && (
          <SelectField
            label="Curve"
            value={removal}
            testId="removal-choice"
            options={measured.map((id) => ({ value: id, label: removals[id].label }))}
            onChange={(id) => setAsked(id as Removal)}
          />
        )}
        <LineChart
          title={label}
          unit={`p(${seen.className})`}
          summary={summary}
          xName="share of pixels"
          xWords={(share) => `${percent(share)} ${words}`}
          x={SHARES}
          xMax={1}
          series={[
            { label: methodName(contestant.method), values: [...score.curve] },
            ...(score.chanceCurve ? [{ label: 'chance', values: [...score.chanceCurve] }] : []),
          ]}
          range={PROBABILITIES}
          format={percent}
          marker={step / REMOVAL_STEPS}
          onPick={(share) => setStep(Math.round(share * REMOVAL_STEPS))}
          empty=""
          testId="removal-curve"
        />
        <label className="removal-scrub small">
          <span>
            {percent(step / REMOVAL_STEPS)} of the pixels {words}
          </span>
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
          {seen.className} <strong data-testid="removal-probability">{percent(at)}</strong>
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
      aria-label="The picture at this share"
    />
  );
}
