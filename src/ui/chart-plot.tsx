import { useLayoutEffect, useRef } from 'react';
import UPlot, { type AlignedData, type Options, type Series } from 'uplot';
import 'uplot/dist/uPlot.min.css';
import {
  chartLines,
  logarithms,
  logarithmicTicks,
  placeWords,
  zeroLevel,
  type ChartLine,
  type ChartSeries,
} from './chart-data';

interface ChartPlotProps {
  readonly x: readonly number[];
  readonly xMax: number;
  readonly series: readonly ChartSeries[];
  readonly scale: 'linear' | 'log';
  readonly range: readonly [number, number] | undefined;
  readonly format: (value: number) => string;
  /** A place on the horizontal axis, marked by a line. */
  readonly marker: number | undefined;
  /** Hears where on the horizontal axis a click was. */
  readonly onPick: ((x: number) => void) | undefined;
  /** The index of the point under the pointer; null where there is none. */
  readonly onPoint: (index: number | null) => void;
}

const HEIGHT = 168;
/** Lines of one chart differ by dashes as well as by colour. */
const DASHES: readonly (readonly number[])[] = [[], [7, 3], [2, 3], [9, 3, 2, 3]];

/** The plot of a line chart, on uPlot; its colours are those of the style sheet, in either theme. */
export function ChartPlot(props: ChartPlotProps) {
  const { x, xMax, series, scale, range, format, marker, onPick, onPoint } = props;
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot>(undefined);
  const lines = chartLines(series);
  const isLog = scale === 'log';
  const shape = lines.map(({ series: index, role }) => `${index}${role}`).join(' ');
  const zero = isLog ? zeroLevel(lines) : undefined;
  const data = [x, ...lines.map(({ values }) => (isLog ? logarithms(values, zero) : values))] as AlignedData;
  const newest = useRef({ data, series, lines, xMax, zero, format, marker, onPick, onPoint });
  useLayoutEffect(() => {
    newest.current = { data, series, lines, xMax, zero, format, marker, onPick, onPoint };
  });

  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return;
    const now = () => newest.current;
    const options: Options = {
      width: Math.max(element.clientWidth, 100),
      height: HEIGHT,
      legend: { show: false },
      // A click is uPlot's own where it takes it for the end of a drag, as it does all where nothing can be dragged.
      cursor: { y: false, drag: { x: false, y: false, click: () => undefined }, points: { show: false } },
      scales: {
        x: { time: false, range: () => [0, Math.max(1, now().xMax)] },
        y: isLog ? {} : range ? { range: () => [...range] } : { range: fromZero },
      },
      axes: [
        axis(element, { size: 24, space: 56 }, placeWords),
        axis(element, { size: 48, space: 28, ...(isLog && { splits: decades }) }, (value) =>
          value === now().zero ? '0' : now().format(isLog ? 10 ** value : value),
        ),
      ],
      series: [
        {},
        ...now().lines.map((line, index) =>
          // A plot draws late: once more, perhaps, after the next has fewer lines.
          lineOptions(element, line, () => now().series[now().lines[index]?.series ?? -1]),
        ),
      ],
      bands: bandsOf(element, now().lines),
      hooks: {
        setCursor: [(self) => now().onPoint(self.cursor.idx ?? null)],
        draw: [(self) => drawMarker(self, element, now().marker)],
      },
    };
    const made = new UPlot(options, now().data, element);
    made.over.addEventListener('click', ({ offsetX }) => now().onPick?.(made.posToVal(offsetX, 'x')));
    plot.current = made;
    const resize = new ResizeObserver(() =>
      made.setSize({ width: Math.max(element.clientWidth, 100), height: HEIGHT }),
    );
    resize.observe(element);
    const redraw = () => made.redraw(false);
    const theme = new MutationObserver(redraw);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const scheme = window.matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', redraw);
    return () => {
      resize.disconnect();
      theme.disconnect();
      scheme.removeEventListener('change', redraw);
      made.destroy();
      plot.current = undefined;
      now().onPoint(null);
    };
  }, [shape, isLog, range]);

  useLayoutEffect(() => {
    plot.current?.setData(newest.current.data);
  }, [x, series, xMax]);

  useLayoutEffect(() => {
    plot.current?.redraw(false);
  }, [marker]);

  return (
    <div ref={host} className="chart-plot" data-pickable={onPick !== undefined}>
      {series.map(({ label }, index) => (
        <i key={label} data-line={index} />
      ))}
    </div>
  );
}

/** From zero, or from below where values are, to a little above the largest. */
function fromZero(_: UPlot, low: number | null, high: number | null): [number, number] {
  const [bottom, top] = [Math.min(0, low ?? 0), Math.max(0, high ?? 1)];
  const room = 0.08 * (top - bottom) || 1;
  return [bottom < 0 ? bottom - room : 0, top + room];
}

/** The colour that the style sheet gives to the lines of a series. */
function colorOf(element: HTMLElement, series: number): string {
  const swatch = element.querySelector(`[data-line="${series}"]`);
  return getComputedStyle(swatch ?? element).color;
}

function lineOptions(element: HTMLElement, { series, role }: ChartLine, newest: () => ChartSeries | undefined): Series {
  const isBand = role === 'low' || role === 'high';
  return {
    stroke: isBand ? 'transparent' : () => colorOf(element, series),
    width: role === 'value' ? 2 : 1,
    alpha: role === 'raw' ? 0.3 : 1,
    dash: role === 'value' ? [...(DASHES[series] ?? [])] : [],
    spanGaps: true,
    points: {
      show: role === 'value' && ((self, index) => newest()?.marks !== undefined || (self.data[index]?.length ?? 0) < 2),
      filter: () => {
        const marked = newest()?.marks?.flatMap((isMarked, index) => (isMarked ? [index] : []));
        return marked ?? null;
      },
      size: 6,
      fill: () => colorOf(element, series),
    },
  };
}

/** A vertical line from bottom to top in the colour of the text. */
function drawMarker(plot: UPlot, element: HTMLElement, at: number | undefined): void {
  if (at === undefined) return;
  const { ctx, bbox } = plot;
  const left = Math.round(plot.valToPos(at, 'x', true));
  ctx.save();
  ctx.fillStyle = getComputedStyle(element).color;
  ctx.fillRect(left - devicePixelRatio, bbox.top, 2 * devicePixelRatio, bbox.height);
  ctx.restore();
}

function bandsOf(element: HTMLElement, lines: readonly ChartLine[]): UPlot.Band[] {
  return lines.flatMap(({ series, role }, index) =>
    role === 'high'
      ? [
          {
            series: [index + 1, index],
            fill: () => colorOf(element, series).replace(/^rgb\((.*)\)$/, 'rgba($1, 0.16)'),
          },
        ]
      : [],
  );
}

/** The ticks of an axis of decimal logarithms. */
const decades = (_: UPlot, __: number, low: number, high: number) => logarithmicTicks(low, high);

function axis(element: HTMLElement, room: UPlot.Axis, words?: (value: number) => string): UPlot.Axis {
  const style = () => getComputedStyle(element);
  const line = { stroke: () => style().borderTopColor, width: 1 };
  return {
    ...room,
    stroke: () => style().color,
    font: '11px system-ui, sans-serif',
    grid: line,
    ticks: { ...line, size: 4 },
    gap: 4,
    ...(words && {
      values: (_: UPlot, splits: number[]) =>
        splits.map((value: number | null) => (value === null ? '' : words(value))),
    }),
  };
}
