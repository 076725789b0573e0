import { memo, useCallback, useMemo } from 'react';
import type { ClassParam, ParamSpec, ParamValue } from '@/domain/params';
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
  readonly onChange: (name: string, value: ParamValue) => void;
}

/** The control of one parameter, whatever its kind; redrawn only when its own value changes. */
export const ParamField = memo(function ParamField({ name, spec, value, classes, testId, onChange }: ParamFieldProps) {
  const { label, summary } = spec;
  const change = useCallback((next: ParamValue) => onChange(name, next), [name, onChange]);
  const common = { label, summary, testId, onChange: change };
  switch (spec.kind) {
    case 'number': {
      const { min, max, step, integer, logarithmic, unit, special } = spec;
      return (
        <NumberField
          {...common}
          {...{ min, max, step, integer, logarithmic, unit, special }}
          initial={spec.default}
          value={Number(value)}
        />
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
