import { percent } from '@/domain/format';
import { HEADLINE_EPSILONS, headlineAt, type OutlineMeasurement } from '@/domain/model-outline';
import { text } from '@/text';
import './accuracy-chart.css';

const WIDTH = 208;
const HEIGHT = 84;
/** From the top of the drawing to the line of 100 %, and from its bottom to that of 0 %. */
const [TOP, BOTTOM] = [14, 16];
const SLOT = WIDTH / HEADLINE_EPSILONS.length;
const BAR = 26;

const yOf = (share: number) => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
const nameOf = (epsilon255: number) => (epsilon255 === 0 ? text.models.chart.clean : `ε ${epsilon255}`);

interface AccuracyChartProps {
  readonly lines: readonly OutlineMeasurement[];
  /** The model's name, for those who cannot see the chart. */
  readonly label: string;
  /** What the bars are, in words below them. */
  readonly caption?: string;
}

/** How many pictures are named rightly, clean and under PGD of growing strength, with 95 % intervals. */
export function AccuracyChart({ lines, label, caption }: AccuracyChartProps) {
  const bars = HEADLINE_EPSILONS.map((epsilon255) => ({ epsilon255, line: headlineAt(lines, epsilon255) }));
  const measured = bars.filter(({ line }) => line !== undefined);
  if (measured.length === 0) return <p className="quiet small">{text.models.chart.none}</p>;
  const words = measured.map(({ epsilon255, line }) => `${nameOf(epsilon255)} ${percent(line!.accuracy.value)}`);
  const chart = (
    <svg
      className="accuracy-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={text.models.chart.accuracyOf(label, words)}
    >
      <line className="accuracy-axis" x1="0" x2={WIDTH} y1={yOf(0)} y2={yOf(0)} />
      {bars.map(({ epsilon255, line }, i) => {
        const centre = (i + 0.5) * SLOT;
        return (
          <g key={epsilon255} data-clean={epsilon255 === 0}>
            {line ? (
              <>
                <rect
                  x={centre - BAR / 2}
                  y={yOf(line.accuracy.value)}
                  width={BAR}
                  height={yOf(0) - yOf(line.accuracy.value)}
                />
                <path d={`M${centre} ${yOf(line.accuracy.low)}V${yOf(line.accuracy.high)}`} />
                <text x={centre} y={yOf(line.accuracy.high) - 4}>
                  {percent(line.accuracy.value)}
                </text>
              </>
            ) : (
              <text x={centre} y={yOf(0) - 4}>
                –
              </text>
            )}
            <text className="accuracy-name" x={centre} y={HEIGHT - 3}>
              {nameOf(epsilon255)}
            </text>
          </g>
        );
      })}
    </svg>
  );
  if (caption === undefined) return chart;
  return (
    <figure>
      {chart}
      <figcaption className="quiet small">{caption}</figcaption>
    </figure>
  );
}
