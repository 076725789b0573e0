import { useId, useRef, useState } from 'react';
import { text } from '@/text';
import { NumberBox } from './number-box';
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
 * A slider with a box to type in. The thumb follows the pointer in the browser's own task; what the value changes follows in
 * the next, so that neither holds up the other. A double click on the slider brings back the initial value.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, summary, value, initial, min, max, step, integer, logarithmic, unit = '', special, testId } = props;
  const id = useId();
  const [note, setNote] = useState<string>();
  const [moved, setMoved] = useState<number>();
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  const words = text.ui.number;
  const shown = moved ?? value;
  const isSpecial = special?.value === shown;

  const slider = logarithmic
    ? { min: 0, max: SLIDER_PLACES, step: 1, value: placeOfValue(shown, props) }
    : { min, max, step, value: shown, 'data-testid': testId };
  const change = (number: number) => props.onChange(integer ? Math.round(number) : number);
  const moveTo = (next: number) => {
    setNote(undefined);
    setMoved(next);
    clearTimeout(pending.current);
    pending.current = setTimeout(() => {
      setMoved(undefined);
      change(next);
    });
  };

  return (
    <div className="field" title={summary}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        {...slider}
        aria-valuetext={isSpecial ? special.label : words.value(shown, unit)}
        onChange={(event) => {
          const place = Number(event.target.value);
          moveTo(logarithmic ? valueAtPlace(place, props) : place);
        }}
        onDoubleClick={() => moveTo(initial)}
      />
      <span className="field-number">
        <NumberBox
          label={label}
          value={shown}
          min={min}
          max={max}
          step={integer ? 1 : step}
          unit={unit}
          testId={logarithmic ? testId : undefined}
          onChange={change}
          onNote={setNote}
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
