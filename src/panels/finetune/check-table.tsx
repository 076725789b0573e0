import { useState } from 'react';
import { coefficient, percent, significant, whole } from '@/domain/format';
import type { CheckRecord } from '@/domain/training/record';
import { fetchedText } from '@/text/fetched';
import '@/ui/data-table.css';
import './check-table.css';

interface CheckTableProps {
  readonly checks: readonly CheckRecord[];
}

/** The charts as numbers: every check on the validation pictures, the newest first; worked out only while open. */
export function CheckTable({ checks }: CheckTableProps) {
  const [open, setOpen] = useState(false);
  const counts = [...new Set(checks.map(({ clean }) => whole(clean.n)))];
  const last = checks.at(-1);
  if (!last) return null;
  const said = fetchedText.finetune.checks;
  return (
    <details className="check-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="small">{said.open}</summary>
      {open && (
        <div>
          <table className="data-table" data-testid="train-checks">
            <caption>{said.caption(counts, last.epsilon255)}</caption>
            <thead>
              <tr>
                <th scope="col">{said.heads.step}</th>
                <th scope="col">{said.heads.clean}</th>
                <th scope="col">{said.heads.attacked}</th>
                <th scope="col">{said.heads.norm}</th>
                <th scope="col">{said.heads.agreement}</th>
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
