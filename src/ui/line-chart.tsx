import { useState } from 'react';
import { text } from '@/text';
import { ChartPlot } from './chart-plot';
import { nearestIndex, type ChartSeries } from './chart-data';
import { Popover } from './popover';
import './term.css';
import './line-chart.css';

interface LineChartProps {
  readonly title: string;
  /** What the vertical axis counts, e.g. "nats". */
  readonly unit: string;
  /** What the title means, shown on hover, and on click or Enter. */
  readonly summary: string;
  /** What the horizontal axis counts: a step unless something else is said, and one place on it in words. */
  readonly xName?: string;
  readonly xWords?: (x: number) => string;
  /** Ascending; every series has a value for each. */
  readonly x: readonly number[];
  /** Where the horizontal axis ends. */
  readonly xMax: number;
  readonly series: readonly ChartSeries[];
  readonly scale?: 'linear' | 'log';
  /** Ends of the vertical axis where they are known beforehand. */
  readonly range?: readonly [number, number];
  /** A value in words, with its unit where that is short. */
  readonly format: (value: number) => string;
  /** The place on the horizontal axis that the page is at. */
  readonly marker?: number | undefined;
  /** Hears where on the horizontal axis a click was; whatever it does can also be done by key elsewhere. */
  readonly onPick?: (x: number) => void;
  /** Instead of lines, as long as there are none. */
  readonly empty: string;
  readonly testId?: string;
}

/** The last value a series has; undefined where it has none. */
function lastOf(values: ChartSeries['values']): number | undefined {
  return values.findLast((value) => value !== null) ?? undefined;
}

/**
 * Lines over a common horizontal axis, each named with its value under the pointer, else at the place that the page is
 * at, else with its newest.
 */
export function LineChart(props: LineChartProps) {
  const {
    title,
    unit,
    summary,
    x,
    xMax,
    series,
    scale = 'linear',
    range,
    format,
    marker,
    onPick,
    empty,
    testId,
  } = props;
  const { xName = text.ui.chart.step, xWords = text.ui.chart.atStep } = props;
  const [pointed, setPointed] = useState<number | null>(null);
  const marked = marker === undefined ? undefined : nearestIndex(x, marker);
  const valuesAt = (index: number | undefined) =>
    series.map(({ values }) => (index === undefined ? lastOf(values) : (values[index] ?? undefined)));
  const at = pointed ?? marked;
  const shown = valuesAt(at);
  const words = (value: number | undefined) => (value === undefined ? '–' : format(value));
  const spoken = valuesAt(marked).map((value, i) => `${series[i]?.label} ${words(value)}`);
  const place = marked === undefined ? text.ui.chart.last : xWords(x[marked] ?? 0);
  const isEmpty = series.every(({ values }) => lastOf(values) === undefined);
  return (
    <figure className="line-chart" data-testid={testId}>
      <figcaption>
        <Popover className="term line-chart-title" title={summary} label={title} width={320}>
          <p>{summary}</p>
        </Popover>{' '}
        <span className="quiet small">{unit}</span>
        <ul className="line-chart-legend small">
          {series.map(({ label }, i) => (
            <li key={label}>
              <span className="line-chart-swatch" data-line={i} aria-hidden="true" />
              <span className="quiet">{label}:</span> {words(shown[i])}
            </li>
          ))}
          {at !== undefined && x[at] !== undefined && <li className="quiet">{text.ui.chart.at(xWords(x[at]))}</li>}
        </ul>
      </figcaption>
      <div className="line-chart-plot" role="img" aria-label={text.ui.chart.spoken(title, xName, place, spoken)}>
        {isEmpty ? (
          <p className="line-chart-empty quiet small">{empty}</p>
        ) : (
          <ChartPlot {...{ x, xMax, series, scale, range, format, marker, onPick }} onPoint={setPointed} />
        )}
      </div>
    </figure>
  );
}
