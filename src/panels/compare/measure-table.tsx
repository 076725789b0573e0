import { useState } from 'react';
import { coefficient, percent, significant } from '@/domain/format';
import type { MapMeasures } from '@/domain/map-measures';
import { Popover } from '@/ui/popover';
import { Term } from '@/ui/term';
import {
  ENTROPY_DEFINITION,
  GINI_DEFINITION,
  PEARSON_DEFINITION,
  SPEARMAN_DEFINITION,
  SSIM_DEFINITION,
  SSIM_NORMALISED_DEFINITION,
  TOP10_DEFINITION,
  TOP10_EXPECTED_DEFINITION,
  TOP10_SHUFFLED_DEFINITION,
} from '../shared/definitions';
import '@/ui/data-table.css';
import './measure-table.css';

interface MeasureTableProps {
  /** Which map it is of. */
  readonly subject: string;
  readonly measures: MapMeasures;
}

/** Every measure of a pair of maps, behind a button at the end of the few that are always in view. */
export function MeasureTable({ subject, measures }: MeasureTableProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      className="measures-button quiet small"
      label="more"
      name={`More measures: ${subject}`}
      testId="measures"
      width={340}
      onToggle={setOpen}
    >
      {open && (
        <>
          <Likeness {...measures} />
          <Spreads {...measures} />
        </>
      )}
    </Popover>
  );
}

function Likeness({
  spearman,
  pearson,
  ssim,
  ssimNormalised,
  top10,
  top10Expected,
  top10Shuffled,
}: Omit<MapMeasures, 'spread'>) {
  const rows = [
    ['spearman', 'Spearman’s ρ, magnitudes', coefficient(spearman), SPEARMAN_DEFINITION],
    ['pearson', 'Pearson’s r, values with sign', coefficient(pearson), PEARSON_DEFINITION],
    ['ssim', 'SSIM, raw values', coefficient(ssim), SSIM_DEFINITION],
    ['ssim-normalised', 'SSIM, each map over its own maximum', coefficient(ssimNormalised), SSIM_NORMALISED_DEFINITION],
    ['top10', 'Strongest 10 % shared', percent(top10), TOP10_DEFINITION],
    ['top10-expected', '… by chance', percent(top10Expected), TOP10_EXPECTED_DEFINITION],
    ['top10-shuffled', '… with one map shuffled', percent(top10Shuffled), TOP10_SHUFFLED_DEFINITION],
  ] as const;
  return (
    <table className="data-table measures small">
      <caption>Clean against attacked</caption>
      <tbody>
        {rows.map(([measure, label, value, definition]) => (
          <tr key={measure} data-measure={measure}>
            <th scope="row">{label}</th>
            <td>
              <Term bare label={label} value={value} definition={definition} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Spreads({ spread, pixels }: Pick<MapMeasures, 'spread' | 'pixels'>) {
  const rows = [
    ['gini', 'Gini', ({ gini }: Spread) => coefficient(gini), GINI_DEFINITION],
    [
      'entropy',
      `Entropy, of at most ${significant(Math.log(pixels))} nats`,
      ({ entropy }: Spread) => significant(entropy),
      ENTROPY_DEFINITION,
    ],
  ] as const;
  return (
    <table className="data-table measures small">
      <caption>How each map is spread</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">clean</th>
          <th scope="col">attacked</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([measure, label, valueOf, definition]) => (
          <tr key={measure} data-measure={measure}>
            <th scope="row">{label}</th>
            {spread.map((each, index) => (
              <td key={index}>
                <Term
                  bare
                  label={`${label}, ${index === 0 ? 'clean' : 'attacked'}`}
                  value={valueOf(each)}
                  definition={definition}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Spread = MapMeasures['spread'][number];
