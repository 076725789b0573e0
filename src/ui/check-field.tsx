import { useId } from 'react';
import './field.css';

interface CheckFieldProps {
  readonly label: string;
  readonly summary?: string;
  readonly checked: boolean;
  readonly testId?: string;
  readonly onChange: (checked: boolean) => void;
}

/** A box to tick, with its label. */
export function CheckField({ label, summary, checked, testId, onChange }: CheckFieldProps) {
  const id = useId();
  return (
    <div className="field" title={summary}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="checkbox"
        data-testid={testId}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
    </div>
  );
}
