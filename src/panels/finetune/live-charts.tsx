import { useMemo } from 'react';
import { coefficient, percent, significant } from '@/domain/format';
import { useTraining } from '@/state/training/store';
import { LineChart } from '@/ui/line-chart';
import { useReducedMotion } from '@/ui/use-reduced-motion';
import { useThrottled } from '@/ui/use-throttled';
import { accuracySeries, agreementSeries, lossSeries, normSeries, thinned } from './chart-series';
import { CheckTable } from './check-table';
import './live-charts.css';

const SHARES = [0, 1] as const;
/** Milliseconds between two drawings of the charts: as smooth as it helps, or calm where the person asked for calm. */
const LIVELY = 100;
const CALM = 2000;

/** What the training does to the model, by step. */
export function LiveCharts() {
  const pace = useReducedMotion() ? CALM : LIVELY;
  const records = useThrottled(
    useTraining((s) => s.steps),
    pace,
  );
  const checks = useTraining((s) => s.checks);
  const xMax = useTraining((s) => (s.phase === 'finished' ? s.step : s.total));
  const steps = useMemo(() => thinned(records), [records]);
  const [stepX, losses] = useMemo(() => [steps.map(({ step }) => step), lossSeries(steps)], [steps]);
  const measured = useMemo(
    () => ({
      x: checks.map(({ step }) => step),
      accuracy: accuracySeries(checks),
      norm: normSeries(checks),
      agreement: agreementSeries(checks),
    }),
    [checks],
  );
  const common = { x: measured.x, xMax, empty: 'comes with the first check on the validation pictures' };
  return (
    <section className="live-charts" aria-label="Charts of the training">
      <div className="live-charts-grid">
        <LineChart
          title="Loss terms"
          unit="log scale"
          summary="What training minimises, each before its weight λ: cross-entropy, the surprise at the right answers, in nats; R_J, half the mean squared norm of the Jacobian; R_S, the mean squared gradient outside the salient part; and, where λ is not 0, R_G, the mean norm of the loss’s gradient. Smoothed; the raw values are faint."
          x={stepX}
          xMax={xMax}
          series={losses}
          scale="log"
          format={(value) => significant(value, 2)}
          empty="appears with the first steps"
          testId="train-chart-loss"
        />
        <LineChart
          {...common}
          title="Accuracy"
          unit="on the validation pictures"
          summary="Accuracy on pictures not used for training, clean and under a PGD attack on this model, with 95 % intervals."
          series={measured.accuracy}
          range={SHARES}
          format={percent}
          testId="train-chart-accuracy"
        />
        <LineChart
          {...common}
          title="‖J‖"
          unit="logits per unit of pixel"
          summary="How much pixels matter: the mean Frobenius norm of the Jacobian of the logits, with its 95 % interval. Smaller means less sensitive."
          series={measured.norm}
          format={(value) => significant(value)}
          testId="train-chart-norm"
        />
        <LineChart
          {...common}
          title="Agreement of the maps"
          unit="Spearman’s ρ"
          summary="How well the gradient map agrees with the map made by blurring parts of the picture; 1 means it points at what the model needs."
          series={measured.agreement}
          format={coefficient}
          testId="train-chart-agreement"
        />
      </div>
      <CheckTable checks={checks} />
    </section>
  );
}
