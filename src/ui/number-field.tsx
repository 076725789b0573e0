import { useId, useState } from 'react';
import './field.css';

interface NumberFieldProps {
  readonly label: string;
  /** One sentence on what it does, shown on hover. */
  readonly summary: string;
  readonly value: number;
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly integer?: boolean | undefined;
  readonly unit?: string | undefined;
  /** A word that stands for one value. */
  readonly special?: { readonly value: number; readonly label: string } | undefined;
  readonly testId?: string;
  readonly onChange: (value: number) => void;
}

/**
 * A slider with a box to type in. What is typed counts as soon as it is a number in range; a double click on the
 * slider brings back the initial value.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, summary, value, initial, min, max, step, integer, unit, special, testId, onChange } = props;
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const inRange = (number: number) => Number.isFinite(number) && number >= min && number <= max;
  const isSpecial = special?.value === value;

  const type = (text: string) => {
    setDraft(text);
    const number = Number(text);
    if (text.trim() !== '' && inRange(number)) onChange(integer ? Math.round(number) : number);
  };

  return (
    <div className="field" title={summary}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        data-testid={testId}
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={isSpecial ? special.label : `${value}${unit ?? ''}`}
        onChange={(event) => onChange(Number(event.target.value))}
        onDoubleClick={() => onChange(initial)}
      />
      <span className="field-number">
        <input
          type="number"
          aria-label={`${label}, exact value from ${min} to ${max}`}
          aria-invalid={draft !== undefined && (draft.trim() === '' || !inRange(Number(draft)))}
          min={min}
          max={max}
          step={integer ? 1 : 'any'}
          value={draft ?? value}
          onChange={(event) => type(event.target.value)}
          onBlur={() => setDraft(undefined)}
        />
        <span className="field-unit">{isSpecial ? special.label : unit}</span>
      </span>
    </div>
  );
}
