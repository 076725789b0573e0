import { useState } from 'react';
import { coefficient, percent, significant } from '@/domain/format';
import type { CheckRecord } from '@/domain/training/record';
import '@/ui/data-table.css';
import './check-table.css';

interface CheckTableProps {
  readonly checks: readonly CheckRecord[];
}

/** The charts as numbers: every check on the validation pictures, the newest first; worked out only while open. */
export function CheckTable({ checks }: CheckTableProps) {
  const [open, setOpen] = useState(false);
  const counts = [...new Set(checks.map(({ clean }) => clean.n.toLocaleString('en')))];
  const last = checks.at(-1);
  if (!last) return null;
  return (
    <details className="check-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="small">the charts in numbers</summary>
      {open && (
        <div>
          <table className="data-table" data-testid="train-checks">
            <caption>
              On {counts.join(', at the end ')} validation pictures, with 95 % intervals; attacked by PGD at ε{' '}
              {last.epsilon255}/255.
            </caption>
            <thead>
              <tr>
                <th scope="col">step</th>
                <th scope="col">clean</th>
                <th scope="col">attacked</th>
                <th scope="col">‖J‖</th>
                <th scope="col">agreement ρ</th>
              </tr>
            </thead>
            <tbody>
              {checks.toReversed().map(({ step, clean, attacked, jacobianNorm, agreement }) => (
                <tr key={step}>
                  <th scope="row">{step}</th>
                  <td>
                    {percent(clean.value)} <Interval {...clean} words={percent} />
                  </td>
                  <td>
                    {percent(attacked.value)} <Interval {...attacked} words={percent} />
                  </td>
                  <td>
                    {significant(jacobianNorm.value)} <Interval {...jacobianNorm} words={significant} />
                  </td>
                  <td>
                    {coefficient(agreement.value)} <Interval {...agreement} words={coefficient} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

interface IntervalProps {
  readonly low: number;
  readonly high: number;
  readonly words: (value: number) => string;
}

function Interval({ low, high, words }: IntervalProps) {
  return (
    <span className="quiet small">
      {words(low)} – {words(high)}
    </span>
  );
}
