import { useId } from 'react';
import './field.css';

/** One choice of a `SelectField`. */
export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
  /** Greyed: it can be chosen, and what comes of it is said. */
  readonly quiet?: boolean;
  readonly title?: string | undefined;
  /** Under which heading it stands; options of one group follow each other. */
  readonly group?: string | undefined;
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
        {groupsOf(options).map(({ group, members }) => {
          const items = members.map((option) => (
            <option
              key={option.value}
              value={option.value}
              disabled={option.disabled}
              title={option.title}
              data-quiet={option.quiet}
            >
              {option.label}
            </option>
          ));
          return group === undefined ? (
            items
          ) : (
            <optgroup key={group} label={group}>
              {items}
            </optgroup>
          );
        })}
      </select>
    </div>
  );
}

/** Options that stand under one heading, in order. */
function groupsOf(options: readonly SelectOption[]) {
  const groups: { readonly group: string | undefined; readonly members: SelectOption[] }[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last && last.group === option.group) last.members.push(option);
    else groups.push({ group: option.group, members: [option] });
  }
  return groups;
}
