import { fetchedText } from '@/text/fetched';
import { commands, ownKeys } from './commands';
import './command-window.css';

/** Keys to be pressed together, each as it stands on the keyboard here. */
export function Keys({ stroke }: { readonly stroke: string }) {
  const { keyNames } = fetchedText.commands;
  const names: Readonly<Record<string, string>> = /Mac|iP/.test(navigator.platform)
    ? { ...keyNames, Mod: '⌘' }
    : keyNames;
  return (
    <span className="keys">
      {stroke.split('+').map((key, index) => (
        <kbd key={index}>{names[key] ?? (key || '+')}</kbd>
      ))}
    </span>
  );
}

/** Every shortcut, and every key that something on the page takes. */
export default function ShortcutList() {
  const words = fetchedText.commands;
  return (
    <dl className="shortcut-list" data-testid="shortcut-list">
      {commands().map(
        ({ id, shortcuts, words: said }) =>
          shortcuts && (
            <div key={id}>
              <dt>{said()}</dt>
              <dd>
                {shortcuts.map((stroke) => (
                  <Keys key={stroke} stroke={stroke} />
                ))}
              </dd>
            </div>
          ),
      )}
      {(Object.keys(ownKeys) as (keyof typeof ownKeys)[]).map((name) => (
        <div key={name}>
          <dt>{words.ownKeys[name]}</dt>
          <dd>
            {ownKeys[name].map((key) => (
              <Keys key={key} stroke={key} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
