import { useId, useState } from 'react';
import { text } from '@/text';
import { placeOfValue, SLIDER_PLACES, valueAtPlace } from './slider-scale';
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
  /** The slider moves in equal ratios; it has places then, so `testId` is the box's, which takes any value. */
  readonly logarithmic?: boolean | undefined;
  readonly unit?: string | undefined;
  /** A word that stands for one value. */
  readonly special?: { readonly value: number; readonly label: string } | undefined;
  readonly testId?: string;
  readonly onChange: (value: number) => void;
}

/**
 * A slider with a box to type in. What is typed counts as soon as it is a number in range; out of range, the range is
 * said at once, and at Enter or on leaving the box the nearest end of it is taken. A double click on the slider brings back the
 * initial value.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, summary, value, initial, min, max, step, integer, logarithmic, unit, special, testId, onChange } =
    props;
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const [note, setNote] = useState<string>();
  const isSpecial = special?.value === value;
  const words = text.ui.number;
  const clamped = (number: number) => Math.min(max, Math.max(min, number));

  const slider = logarithmic
    ? { min: 0, max: SLIDER_PLACES, step: 1, value: placeOfValue(value, props) }
    : { min, max, step, value, 'data-testid': testId };
  const change = (number: number) => onChange(integer ? Math.round(number) : number);
  const slide = (place: number) => {
    setNote(undefined);
    change(logarithmic ? valueAtPlace(place, props) : place);
  };

  const type = (typed: string) => {
    const number = Number(typed);
    const empty = typed.trim() === '';
    setDraft(typed);
    setNote(empty || clamped(number) === number ? undefined : words.range(label, min, max, unit ?? ''));
    if (!empty && clamped(number) === number) change(number);
  };
  const leave = () => {
    if (note !== undefined && draft !== undefined) {
      const nearest = clamped(Number(draft));
      change(nearest);
      setNote(words.setTo(label, min, max, unit ?? '', nearest));
    }
    setDraft(undefined);
  };

  return (
    <div className="field" title={summary}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        {...slider}
        aria-valuetext={isSpecial ? special.label : words.value(value, unit ?? '')}
        onChange={(event) => slide(Number(event.target.value))}
        onDoubleClick={() => onChange(initial)}
      />
      <span className="field-number">
        <input
          type="number"
          data-testid={logarithmic ? testId : undefined}
          aria-label={words.exact(label, min, max)}
          aria-invalid={draft !== undefined && (draft.trim() === '' || note !== undefined)}
          min={min}
          max={max}
          step={integer ? 1 : 'any'}
          value={draft ?? value}
          onChange={(event) => type(event.target.value)}
          onBlur={leave}
          onKeyDown={(event) => event.key === 'Enter' && leave()}
        />
        <span className="field-unit">{isSpecial ? special.label : unit}</span>
      </span>
      {note !== undefined && (
        <p className="field-note small" role="status" data-testid="field-note">
          {note}
        </p>
      )}
    </div>
  );
}
