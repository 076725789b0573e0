import { memo, useCallback, useMemo } from 'react';
import { cautionOf, type ClassParam, type NumberParam, type ParamSpec, type ParamValue } from '@/domain/params';
import { CheckField } from '@/ui/check-field';
import { NumberField } from '@/ui/number-field';
import { SelectField } from '@/ui/select-field';
import { ClassField } from './class-field';

interface ParamFieldProps {
  readonly name: string;
  readonly spec: ParamSpec;
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
  value,
  classes,
  testId,
  side,
  onChange,
}: ParamFieldProps) {
  const { label, summary } = spec;
  const change = useCallback((next: ParamValue) => onChange(name, next), [name, onChange]);
  const common = { label, summary, testId, onChange: change };
  switch (spec.kind) {
    case 'number': {
      const { integer, logarithmic, special } = spec;
      const { times, unit } = scaleOf(spec, side);
      const caution = cautionOf(spec, value);
      return (
        <>
          <NumberField
            {...common}
            {...{ integer: integer && Number.isInteger(times), logarithmic, special, unit }}
            min={times * spec.min}
            max={times * spec.max}
            step={times * spec.step}
            initial={times * spec.default}
            value={times * Number(value)}
            onChange={(shown) => change(shown / times)}
          />
          {caution && (
            <p className="param-caution" role="status" data-testid={`${testId}-caution`}>
              {caution}
            </p>
          )}
        </>
      );
    }
    case 'boolean':
      return <CheckField {...common} checked={value === true} />;
    case 'choice':
      return <SelectField {...common} value={String(value)} options={spec.options} />;
    case 'class':
      return <TargetField {...common} spec={spec} classes={classes} value={value} />;
    default:
      return spec satisfies never;
  }
});

/** How a value is shown: lengths in pixels of the pictures on the screen, where these are of one size. */
function scaleOf({ ofSide, unit }: NumberParam, side: number | undefined) {
  return ofSide === undefined || side === undefined ? { times: 1, unit } : { times: side / ofSide, unit: 'px' };
}

interface TargetFieldProps extends Pick<ParamFieldProps, 'classes' | 'testId' | 'value'> {
  readonly spec: ClassParam;
  readonly onChange: (value: ParamValue) => void;
}

/** The class a method aims at, or none in particular. */
function TargetField({ spec, classes, testId, value, onChange }: TargetFieldProps) {
  const options = useMemo(
    () => [{ value: '-1', label: spec.noneLabel }, ...classes.map((label, index) => ({ value: String(index), label }))],
    [spec, classes],
  );
  return (
    <ClassField
      label={spec.label}
      summary={spec.summary}
      testId={testId}
      value={String(value)}
      options={options}
      onChange={(index) => onChange(Number(index))}
    />
  );
}
