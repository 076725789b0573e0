import { useCallback } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { clipLimit, linearTone, paintMap, reduceMap, sortedMagnitudes } from '@/domain/display';
import { coefficient } from '@/domain/format';
import { ENOUGH_PICTURES, type LeagueCell, type LeagueRow } from '@/domain/league';
import type { MetricDescriptor } from '@/domain/map-metric';
import type { SaliencyMap } from '@/domain/picture';
import type { Contestant, LeagueRun } from '@/state/faithfulness/types';
import { useLimelight } from '@/state/store';
import { fetchedText } from '@/text/fetched';
import { methodName, metricWords } from '@/text/methods';
import { PixelCanvas } from '@/ui/pixel-canvas';
import { Popover } from '@/ui/popover';
import { useKept } from '@/ui/use-kept';
import { modelName } from '../shared/model-name';
import { leagueFile } from './league-file';
import '@/ui/data-table.css';

interface Sorting {
  readonly metric: string;
  readonly best: boolean;
}

interface LeagueTableProps {
  readonly run: LeagueRun;
  /** The line whose curves are shown, by its place among the contestants. */
  readonly chosen: number;
  readonly onChoose: (place: number) => void;
}

/** Methods by measures; a click on a measure's arrow sorts by it, one on a line shows its curves. */
export function LeagueTable({ run, chosen, onChoose }: LeagueTableProps) {
  const catalogue = useLimelight((s) => s.catalogue?.metrics);
  const download = useLimelight((s) => s.download);
  const names = useLimelight(useShallow((s) => run.contestants.map(({ modelId }) => modelName(s, modelId))));
  const [sorting, setSorting] = useKept<Sorting | undefined>('league-sorting', undefined);
  const metrics = run.metrics.flatMap((id) => catalogue?.find((metric) => metric.id === id) ?? []);
  const { rows } = run;
  const enough = run.assessed.length >= ENOUGH_PICTURES;
  const several = new Set(run.contestants.map(({ modelId }) => modelId)).size > 1;
  const order = sorted(rows, metrics, sorting);
  const lines = order.map((place) => ({ place, row: rows[place]!, contestant: run.contestants[place]! }));
  const titles = run.contestants.map(({ method }, i) =>
    several ? `${methodName(method)}, ${names[i]}` : methodName(method),
  );
  const said = fetchedText.faithfulness.table;
  return (
    <div className="league">
      <div className="league-scroll">
        <table className="data-table small" data-testid="league-table">
          <caption className="visually-hidden">{said.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{said.method}</th>
              {metrics.map((metric) => (
                <MetricHead
                  key={metric.id}
                  metric={metric}
                  sort={sorting?.metric === metric.id ? (sorting.best ? 'best' : 'worst') : undefined}
                  onSort={() =>
                    setSorting({ metric: metric.id, best: !(sorting?.metric === metric.id && sorting.best) })
                  }
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ place, row, contestant }) => (
              <tr key={place} data-chosen={place === chosen}>
                <th scope="row">
                  <button
                    type="button"
                    className="league-choose"
                    data-testid="league-choose"
                    data-method={contestant.method}
                    data-model-id={contestant.modelId}
                    aria-pressed={place === chosen}
                    onClick={() => onChoose(place)}
                  >
                    <Thumbnail map={run.lookedAt?.maps[place]} contestant={contestant} />
                    <span>
                      {methodName(contestant.method)}
                      {several && <span className="quiet league-model">{names[place]}</span>}
                      <Unjudged row={row} pictures={run.assessed.length} />
                    </span>
                  </button>
                </th>
                {metrics.map((metric) => (
                  <td
                    key={metric.id}
                    data-testid="league-cell"
                    data-metric={metric.id}
                    data-value={row.cells[metric.id]?.score.value}
                    data-chance={row.cells[metric.id]?.chance?.value}
                  >
                    <CellWords cell={row.cells[metric.id]} metric={metric} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet small">
        {[said.chanceWhat, enough ? said.intervals : said.noIntervals(ENOUGH_PICTURES), said.caveat].join(' ')}
      </p>
      <button
        type="button"
        data-testid="league-save"
        onClick={() => download(leagueFile(titles, metrics, rows), 'limelight-measures.csv')}
      >
        {said.save}
      </button>
    </div>
  );
}

interface MetricHeadProps {
  readonly metric: MetricDescriptor;
  readonly sort: 'best' | 'worst' | undefined;
  readonly onSort: () => void;
}

function MetricHead({ metric: { id, better }, sort, onSort }: MetricHeadProps) {
  const { label, summary, formula, reference } = metricWords(id);
  const said = fetchedText.faithfulness.table;
  const largestFirst = (better === 'lower') !== (sort === 'best');
  return (
    <th scope="col" aria-sort={sort === undefined ? 'none' : largestFirst ? 'descending' : 'ascending'}>
      <span className="league-head">
        <Popover className="term" label={label} title={summary} width={320}>
          <p>{summary}</p>
          <p className="quiet">{formula}</p>
          <p className="quiet small">{reference}</p>
        </Popover>
        <button
          type="button"
          className="league-sort"
          data-testid="league-sort"
          data-metric={id}
          aria-label={said.sortBy(label)}
          title={said.sortBy(label)}
          onClick={onSort}
        >
          {sort === undefined ? '↕' : largestFirst ? '↓' : '↑'}
        </button>
      </span>
      <span className="quiet league-goodness">{said.goodness[better]}</span>
    </th>
  );
}

const signs = { better: '▲', worse: '▼', undecided: '' };

function CellWords({ cell, metric }: { readonly cell: LeagueCell | undefined; readonly metric: MetricDescriptor }) {
  if (!cell) return <span className="quiet">–</span>;
  const { score, chance, against } = cell;
  const said = fetchedText.faithfulness.table;
  return (
    <>
      <span className="league-value" data-against={against}>
        {coefficient(score.value)}
        {against && against !== 'undecided' && (
          <>
            {' '}
            <span aria-hidden="true">{signs[against]}</span>
            <span className="visually-hidden">{said.against[against]}</span>
          </>
        )}
      </span>
      {score.n >= ENOUGH_PICTURES && (
        <span className="quiet league-chance">{said.interval(coefficient(score.low), coefficient(score.high))}</span>
      )}
      {metric.hasChance && chance && (
        <span className="quiet league-chance">{said.chance(coefficient(chance.value))}</span>
      )}
    </>
  );
}

function Unjudged({ row, pictures }: { readonly row: LeagueRow; readonly pictures: number }) {
  const { flat, broken } = row;
  if (flat + broken === 0) return null;
  const said = fetchedText.faithfulness.table;
  const words = pictures === 1 ? (flat ? said.flat : said.broken) : said.leftOut(flat + broken);
  return <span className="quiet league-model">{words}</span>;
}

interface ThumbnailProps {
  readonly map: SaliencyMap | undefined;
  readonly contestant: Contestant;
}

function Thumbnail({ map, contestant: { signed } }: ThumbnailProps) {
  const paint = useCallback(
    (rgba: Uint8ClampedArray) => {
      if (!map) return;
      const display = reduceMap(map, signed);
      const limit = clipLimit(sortedMagnitudes(display), 99);
      paintMap(display, linearTone(limit), rgba);
    },
    [map, signed],
  );
  if (!map) return null;
  return <PixelCanvas className="league-map" width={map.width} height={map.height} paint={paint} aria-hidden="true" />;
}

/** The places of the contestants in the order that they are shown in; those without a value last. */
function sorted(
  rows: readonly LeagueRow[],
  metrics: readonly MetricDescriptor[],
  sorting: Sorting | undefined,
): number[] {
  const places = rows.map((_, place) => place);
  const metric = metrics.find(({ id }) => id === sorting?.metric);
  if (!metric || !sorting) return places;
  const sign = (metric.better === 'lower' ? 1 : -1) * (sorting.best ? 1 : -1);
  const value = (place: number) => sign * (rows[place]!.cells[metric.id]?.score.value ?? sign * Infinity);
  return places.sort((a, b) => value(a) - value(b) || a - b);
}
