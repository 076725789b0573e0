import { useId } from 'react';
import './field.css';

/** One choice of a `SelectField`. */
export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

interface SelectFieldProps {
  readonly label: string;
  readonly summary?: string | undefined;
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly testId?: string;
  readonly onChange: (value: string) => void;
}

/** The browser's own list of choices, with its label. */
export function SelectField({ label, summary, value, options, testId, onChange }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="field" title={summary}>
      <label htmlFor={id}>{label}</label>
      <select id={id} data-testid={testId} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
