import { useState, type KeyboardEvent } from 'react';
import { numberFrom, text } from '@/text';

interface NumberBoxProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit: string;
  readonly testId?: string | undefined;
  readonly onChange: (value: number) => void;
  /** Called with what there is to say of what was typed, or with nothing. */
  readonly onNote: (note: string | undefined) => void;
}

/**
 * A box to type a number in. Text to the browser, not its number box: that one takes the decimal sign of the browser's
 * language only, and drops any other without a word ("3,5" becomes 35). What is typed counts as soon as it is a number
 * in range; out of range, the range is said at once, and at Enter or on leaving the box the nearest end of it is taken.
 * The arrow keys go one step, the page keys ten.
 */
export function NumberBox({ label, value, min, max, step, unit, testId, onChange, onNote }: NumberBoxProps) {
  const [draft, setDraft] = useState<string>();
  const words = text.ui.number;
  const clamped = (number: number) => Math.min(max, Math.max(min, number));
  const typed = draft === undefined ? value : numberFrom(draft);
  const outside = clamped(typed) !== typed;

  const type = (next: string) => {
    const number = numberFrom(next);
    setDraft(next);
    onNote(Number.isNaN(number) || clamped(number) === number ? undefined : words.range(label, min, max, unit));
    if (clamped(number) === number) onChange(number);
  };
  const leave = () => {
    if (outside && !Number.isNaN(typed)) {
      onChange(clamped(typed));
      onNote(words.setTo(label, min, max, unit, clamped(typed)));
    }
    setDraft(undefined);
  };
  const steps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') leave();
    const count = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
    if (count === undefined) return;
    event.preventDefault();
    setDraft(undefined);
    onNote(undefined);
    // Without the digits that adding binary fractions leaves behind: 0.1 + 0.2 is 0.3 here.
    onChange(clamped(Number((value + count * step).toPrecision(12))));
  };

  return (
    <input
      type="text"
      inputMode="decimal"
      autoComplete="off"
      role="spinbutton"
      data-testid={testId}
      aria-label={words.exact(label, min, max)}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={words.value(value, unit)}
      aria-invalid={outside}
      value={draft ?? words.value(value, '')}
      onChange={(event) => type(event.target.value)}
      onBlur={leave}
      onKeyDown={press}
    />
  );
}
