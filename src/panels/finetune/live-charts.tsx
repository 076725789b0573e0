import { useMemo } from 'react';
import { coefficient, percent, significant } from '@/domain/format';
import { useTraining } from '@/state/training/store';
import { fetchedText } from '@/text/fetched';
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
  const said = fetchedText.finetune.charts;
  const common = { x: measured.x, xMax, empty: said.emptyCheck };
  return (
    <section className="live-charts" aria-label={said.all}>
      <div className="live-charts-grid">
        <LineChart
          {...said.loss}
          x={stepX}
          xMax={xMax}
          series={losses}
          scale="log"
          format={(value) => significant(value, 2)}
          empty={said.emptyLoss}
          testId="train-chart-loss"
        />
        <LineChart
          {...common}
          {...said.accuracy}
          series={measured.accuracy}
          range={SHARES}
          format={percent}
          testId="train-chart-accuracy"
        />
        <LineChart
          {...common}
          {...said.norm}
          series={measured.norm}
          format={(value) => significant(value)}
          testId="train-chart-norm"
        />
        <LineChart
          {...common}
          {...said.agreement}
          series={measured.agreement}
          format={coefficient}
          testId="train-chart-agreement"
        />
      </div>
      <CheckTable checks={checks} />
    </section>
  );
}
