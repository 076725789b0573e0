import type { ParamSpec, ParamValue } from '@/domain/params';
import { CheckField } from '@/ui/check-field';
import { NumberField } from '@/ui/number-field';
import { SelectField } from '@/ui/select-field';

interface ParamFieldProps {
  readonly spec: ParamSpec;
  readonly value: ParamValue;
  readonly classes: readonly string[];
  readonly testId: string;
  onChange(value: ParamValue): void;
}

/** The control of one parameter, whatever its kind. */
export function ParamField({ spec, value, classes, testId, onChange }: ParamFieldProps) {
  const { label, summary } = spec;
  switch (spec.kind) {
    case 'number': {
      const { min, max, step, integer, unit, special } = spec;
      const range = { min, max, step, integer, unit, special, initial: spec.default };
      return <NumberField {...{ label, summary, testId, onChange }} {...range} value={Number(value)} />;
    }
    case 'boolean':
      return <CheckField {...{ label, summary, testId, onChange }} checked={value === true} />;
    case 'choice':
      return <SelectField {...{ label, summary, testId, onChange }} value={String(value)} options={spec.options} />;
    case 'class': {
      const options = [
        { value: '-1', label: spec.noneLabel },
        ...classes.map((name, index) => ({ value: String(index), label: name })),
      ];
      return (
        <SelectField
          {...{ label, summary, testId }}
          value={String(value)}
          options={options}
          onChange={(index) => onChange(Number(index))}
        />
      );
    }
    default:
      return spec satisfies never;
  }
}
