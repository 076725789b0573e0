import { resolveParams, type ParamSchema, type ParamSpec, type ParamValue, type ParamValues } from '@/domain/params';
import type { ReactNode } from 'react';
import { text } from '@/text';
import { paramWords } from '@/text/methods';
import { ParamField } from './param-field';
import './param-form.css';

interface ParamFormProps {
  /** The method's id, which its words go by. */
  readonly method: string;
  readonly schema: ParamSchema;
  /** What differs from the defaults. */
  readonly given: ParamValues;
  readonly classes: readonly string[];
  /** Control `name` gets the test id `<prefix>-<name>`. */
  readonly prefix: string;
  /** Shorter side of what every model on the screen takes; absent where they differ. */
  readonly side?: number | undefined;
  /** Shows the advanced ones with the others, as where the whole form is folded away. */
  readonly unfolded?: boolean;
  /** Further controls at the end of "more". */
  readonly children?: ReactNode;
  readonly onChange: (name: string, value: ParamValue) => void;
}

/** A form made from a method's parameter schema; the advanced ones fold away behind "more". */
export function ParamForm({
  method,
  schema,
  given,
  classes,
  prefix,
  side,
  unfolded = false,
  children,
  onChange,
}: ParamFormProps) {
  const values: ParamValues = resolveParams(schema, given).params;
  const entries = Object.entries(schema);
  const field = ([name, spec]: [string, ParamSpec]) => (
    <ParamField
      key={name}
      name={name}
      spec={spec}
      words={paramWords(method, name)}
      value={values[name] ?? spec.default}
      classes={classes}
      side={side}
      testId={`${prefix}-${name}`}
      onChange={onChange}
    />
  );
  const isFolded = ([, spec]: [string, ParamSpec]) => spec.advanced === true && !unfolded;
  const advanced = entries.filter(isFolded);
  return (
    <div className="param-form">
      {entries.filter((entry) => !isFolded(entry)).map(field)}
      {(advanced.length > 0 || children) && (
        <details data-testid={`${prefix}s-more`}>
          <summary>{text.shared.more}</summary>
          {advanced.map(field)}
          {children}
        </details>
      )}
    </div>
  );
}
