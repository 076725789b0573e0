import { useState } from 'react';
import { coefficient, percent, significant } from '@/domain/format';
import type { MapMeasures } from '@/domain/map-measures';
import { text } from '@/text';
import { Popover } from '@/ui/popover';
import { Term } from '@/ui/term';
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
      label={text.compare.measures.open}
      name={text.compare.measures.name(subject)}
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
  const words = text.compare.measures;
  const { definitions } = text;
  const rows = [
    ['spearman', words.spearman, coefficient(spearman), definitions.spearman],
    ['pearson', words.pearson, coefficient(pearson), definitions.pearson],
    ['ssim', words.ssim, coefficient(ssim), definitions.ssim],
    ['ssim-normalised', words.ssimNormalised, coefficient(ssimNormalised), definitions.ssimNormalised],
    ['top10', words.top10, percent(top10), definitions.top10],
    ['top10-expected', words.top10Expected, percent(top10Expected), definitions.top10Expected],
    ['top10-shuffled', words.top10Shuffled, percent(top10Shuffled), definitions.top10Shuffled],
  ] as const;
  return (
    <table className="data-table measures small">
      <caption>{words.likeness}</caption>
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
  const words = text.compare.measures;
  const { definitions } = text;
  const rows = [
    ['gini', words.gini, ({ gini }: Spread) => coefficient(gini), definitions.gini],
    [
      'entropy',
      words.entropy(significant(Math.log(pixels))),
      ({ entropy }: Spread) => significant(entropy),
      definitions.entropy,
    ],
  ] as const;
  return (
    <table className="data-table measures small">
      <caption>{words.spread}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{words.clean}</th>
          <th scope="col">{words.attacked}</th>
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
                  label={`${label}, ${index === 0 ? words.clean : words.attacked}`}
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
