import { useId, useState, type KeyboardEvent } from 'react';
import { text } from '@/text';
import { Popover } from './popover';
import type { SelectOption } from './select-field';
import './search-select.css';

interface SearchSelectProps {
  readonly label: string;
  readonly summary?: string | undefined;
  readonly value: string;
  readonly options: readonly SelectOption[];
  /** The button's; the search box and the list have it with "-search" and "-list" behind. */
  readonly testId?: string;
  readonly onChange: (value: string) => void;
}

/** How many rows of the list show at once. */
const ROWS = 10;

/** Options whose label contains every word of a search, whatever the case, the accents and the signs: "gradcam" finds Grad-CAM. */
export function matchingOptions(options: readonly SelectOption[], search: string): readonly SelectOption[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return options.filter(({ label }) => words.every((word) => plain(label).includes(word)));
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .toLowerCase();
}

/** A choice among too many options for a menu: a button that opens a search box and the browser's own list. */
export function SearchSelect({ label, summary, value, options, testId, onChange }: SearchSelectProps) {
  const id = useId();
  const [search, setSearch] = useState('');
  const found = matchingOptions(options, search);
  const current = options.find((option) => option.value === value)?.label ?? value;

  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const first = found[0];
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !first) return;
    onChange(first.value);
    event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
  };

  return (
    <div className="field" title={summary}>
      <span className="quiet" id={id}>
        {label}
      </span>
      <Popover
        className="search-select"
        name={text.ui.search.name(label, current)}
        label={<span>{current}</span>}
        {...(testId === undefined ? {} : { testId, data: { 'data-value': value } })}
      >
        <input
          type="search"
          autoFocus
          placeholder={text.ui.search.entries(options.length)}
          aria-label={text.ui.search.box(label)}
          value={search}
          data-testid={testId && `${testId}-search`}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={onKey}
        />
        <select
          size={ROWS}
          aria-labelledby={id}
          value={value}
          data-testid={testId && `${testId}-list`}
          onChange={(event) => onChange(event.target.value)}
        >
          {found.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        {found.length === 0 && <p className="quiet small">{text.ui.search.none}</p>}
      </Popover>
    </div>
  );
}
