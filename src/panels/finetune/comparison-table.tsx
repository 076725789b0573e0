import type { CheckRecord } from '@/domain/training/record';
import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';
import '@/ui/data-table.css';
import '@/ui/term.css';
import { comparisonLines } from './comparison';

interface ComparisonTableProps {
  readonly before: CheckRecord;
  readonly after: CheckRecord;
}

/** Before and after, with intervals and whether the change goes the right way. */
export function ComparisonTable({ before, after }: ComparisonTableProps) {
  return (
    <div className="comparison">
      <table className="data-table" data-testid="train-comparison">
        <caption>
          On {after.clean.n.toLocaleString('en')} pictures held out; small: 95 % intervals. PGD is attacking each model
          by itself.
        </caption>
        <thead>
          <tr>
            <th scope="col">measure</th>
            <th scope="col">{before.step === 0 ? 'before' : `after step ${before.step}`}</th>
            <th scope="col">after step {after.step}</th>
            <th scope="col">change</th>
          </tr>
        </thead>
        <tbody>
          {comparisonLines(before, after).map((line) => (
            <tr key={line.label}>
              <th scope="row">
                <Popover className="term comparison-term" title={line.definition} label={line.label} width={320}>
                  <p>{line.definition}</p>
                </Popover>
              </th>
              <td>
                {line.before} <span className="quiet small">{line.beforeInterval}</span>
              </td>
              <td>
                {line.after} <span className="quiet small">{line.afterInterval}</span>
              </td>
              <td className="comparison-change">
                <span data-better={line.better}>
                  {line.better !== undefined && <Icon name={line.better ? 'check' : 'cross'} />}
                  {line.change}
                  {line.better !== undefined && (
                    <span className="visually-hidden">{line.better ? 'better' : 'worse'}</span>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
