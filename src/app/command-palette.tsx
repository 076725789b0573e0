import { useId, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { fetchedText } from '@/text/fetched';
import { text } from '@/text';
import { stepIn } from '@/ui/roving-keys';
import { matchingOptions } from '@/ui/search-select';
import { useCommandWindow } from './command-window-state';
import { commands } from './commands';
import { Keys } from './shortcut-list';
import './command-window.css';

/** Everything that can be done, to be found by typing: arrow keys choose, Enter does it. */
export default function CommandPalette() {
  const id = useId();
  const [all] = useState(() =>
    commands()
      .filter((command) => command.id !== 'commands')
      .map((command) => ({ command, value: command.id, label: command.words() })),
  );
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const names = matchingOptions(all, search);
  const found = all.filter(({ value }) => names.some((name) => name.value === value));
  const run = (index: number) => {
    const chosen = found[index];
    if (!chosen) return;
    // The focus is back on the page before something else takes it.
    flushSync(() => useCommandWindow.getState().show(undefined));
    chosen.command.run();
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    // Enter that ends a composition, as of Chinese or Japanese, is not yet a choice.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') run(at);
    const next = event.key.startsWith('Arrow') ? stepIn(event.key, at, found.length) : undefined;
    if (next === undefined || event.key === 'ArrowLeft' || event.key === 'ArrowRight') return;
    event.preventDefault();
    setAt(next);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div className="command-palette">
      <input
        type="search"
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found[at] && `${id}-${at}`}
        aria-label={fetchedText.commands.search}
        placeholder={fetchedText.commands.search}
        value={search}
        data-testid="command-search"
        onChange={(event) => {
          setSearch(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <ul id={id} role="listbox" aria-label={text.app.commands}>
        {found.map(({ command, label }, index) => (
          <li
            key={command.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            data-testid={`command-${command.id}`}
            onClick={() => run(index)}
          >
            <span>{label}</span>
            {command.shortcuts?.[0] && <Keys stroke={command.shortcuts[0]} />}
          </li>
        ))}
      </ul>
      <p role="status" className="quiet small">
        {found.length === 0 && text.ui.search.none}
      </p>
    </div>
  );
}
