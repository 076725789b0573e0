import { memo, useCallback, useMemo } from 'react';
import type { NumberParam, ParamSpec, ParamValue } from '@/domain/params';
import { text } from '@/text';
import { caution } from '@/text/methods';
import type { ParamWords } from '@/text/words';
import { CheckField } from '@/ui/check-field';
import { NumberField } from '@/ui/number-field';
import { SelectField } from '@/ui/select-field';
import { classNames } from '../class-name';
import { ClassField } from './class-field';
import { LayerField } from './layer-field';

interface ParamFieldProps {
  readonly name: string;
  readonly spec: ParamSpec;
  readonly words: ParamWords;
  readonly value: ParamValue;
  readonly classes: readonly string[];
  readonly testId: string;
  /** Shorter side of what every model on the screen takes; absent where they differ. */
  readonly side?: number | undefined;
  readonly onChange: (name: string, value: ParamValue) => void;
}

/** The control of one parameter, whatever its kind; redrawn only when its own value changes. */
export const ParamField = memo(function ParamField({
  name,
  spec,
  words,
  value,
  classes,
  testId,
  side,
  onChange,
}: ParamFieldProps) {
  const { label, summary } = words;
  const change = useCallback((next: ParamValue) => onChange(name, next), [name, onChange]);
  const common = { label, summary, testId, onChange: change };
  switch (spec.kind) {
    case 'number': {
      const { integer, logarithmic, special } = spec;
      const { times, unit } = scaleOf(spec, side);
      const remark = caution(spec, value, words);
      return (
        <>
          <NumberField
            {...common}
            {...{ integer: integer && Number.isInteger(times), logarithmic, unit }}
            special={special && { value: special.value, label: words.special ?? special.name }}
            min={times * spec.min}
            max={times * spec.max}
            step={times * spec.step}
            initial={times * spec.default}
            value={times * Number(value)}
            onChange={(shown) => change(shown / times)}
          />
          {remark && (
            <p className="param-caution" role="status" data-testid={`${testId}-caution`}>
              {remark}
            </p>
          )}
        </>
      );
    }
    case 'boolean':
      return <CheckField {...common} checked={value === true} />;
    case 'choice':
      return (
        <SelectField
          {...common}
          value={String(value)}
          options={spec.options.map((option) => ({ value: option, label: words.options?.[option] ?? option }))}
        />
      );
    case 'layer':
      return <LayerField words={words} value={value} testId={testId} onChange={change} />;
    case 'class':
      return <TargetField {...common} words={words} classes={classes} value={value} />;
    default:
      return spec satisfies never;
  }
});

/** How a value is shown: lengths in pixels of the pictures on the screen, where these are of one size. */
function scaleOf({ ofSide, unit }: NumberParam, side: number | undefined) {
  return ofSide === undefined || side === undefined
    ? { times: 1, unit }
    : { times: side / ofSide, unit: text.shared.pixels };
}

interface TargetFieldProps extends Pick<ParamFieldProps, 'words' | 'classes' | 'testId' | 'value'> {
  readonly onChange: (value: ParamValue) => void;
}

/** The class a method aims at, or none in particular. */
function TargetField({ words: { label, summary, none = '' }, classes, testId, value, onChange }: TargetFieldProps) {
  const options = useMemo(
    () => [
      { value: '-1', label: none },
      ...classNames(classes).map((name, index) => ({ value: String(index), label: name })),
    ],
    [none, classes],
  );
  return (
    <ClassField
      label={label}
      summary={summary}
      testId={testId}
      value={String(value)}
      options={options}
      onChange={(index) => onChange(Number(index))}
    />
  );
}
