import { FEW_PICTURES, type CheckRecord } from '@/domain/training/record';
import { fetchedText } from '@/text/fetched';
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
  const said = fetchedText.finetune.comparison;
  const start = before.step > 0 ? said.afterStep(before.step) : isNewHead ? said.newHead : said.before;
  return (
    <div className="comparison">
      <table className="data-table" data-testid="train-comparison">
        <caption>{said.caption(n, n < FEW_PICTURES, isNewHead)}</caption>
        <thead>
          <tr>
            <th scope="col">{said.measure}</th>
            <th scope="col">{start}</th>
            <th scope="col">{said.afterStep(after.step)}</th>
            <th scope="col">{said.change}</th>
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
                    <span className="visually-hidden">{line.better ? said.better : said.worse}</span>
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
