import { FEW_PICTURES, type CheckRecord } from '@/domain/training/record';
import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';
import '@/ui/data-table.css';
import '@/ui/term.css';
import { comparisonLines } from './comparison';

interface ComparisonTableProps {
  readonly before: CheckRecord;
  readonly after: CheckRecord;
  /** Before, it knew none or not all of the classes. */
  readonly isNewHead: boolean;
}

/** Before and after, with intervals, and where these lie apart whether the change goes the right way. */
export function ComparisonTable({ before, after, isNewHead }: ComparisonTableProps) {
  const { n } = after.clean;
  const start = before.step > 0 ? `after step ${before.step}` : isNewHead ? 'new head' : 'before';
  return (
    <div className="comparison">
      <table className="data-table" data-testid="train-comparison">
        <caption>
          On {n === 1 ? 'one validation picture' : `${n.toLocaleString('en')} validation pictures`}
          {n < FEW_PICTURES ? ', which are few' : ''}; small: 95 % intervals. PGD attacks each model by itself.
          {isNewHead
            ? ' A new head’s first answers are chance: there is nothing to compare with.'
            : ' ✓ and ✗ only where the intervals do not overlap.'}
        </caption>
        <thead>
          <tr>
            <th scope="col">measure</th>
            <th scope="col">{start}</th>
            <th scope="col">after step {after.step}</th>
            <th scope="col">change</th>
          </tr>
        </thead>
        <tbody>
          {comparisonLines(before, after, isNewHead && before.step === 0).map((line) => (
            <tr key={line.label}>
              <th scope="row">
                <Popover className="term comparison-term" title={line.definition} label={line.label} width={320}>
                  <p>{line.definition}</p>
                </Popover>
              </th>
              <td className={isNewHead && before.step === 0 ? 'quiet' : undefined}>
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
