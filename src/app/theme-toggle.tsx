import { useState } from 'react';
import { text } from '@/text';
import { Icon, type IconName } from '@/ui/icon';
import { chooseTheme, storedTheme, type Theme } from './theme';

const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const ICONS: Record<Theme, IconName> = { system: 'system', light: 'sun', dark: 'moon' };

/** Goes round between the system's theme, light and dark, and remembers the choice. */
export function ThemeToggle() {
  const [theme, setTheme] = useState(storedTheme);
  const change = () => {
    chooseTheme(NEXT[theme]);
    setTheme(NEXT[theme]);
  };
  const words = text.app.theme;
  return (
    <button
      type="button"
      data-testid="theme"
      title={words.next(theme, NEXT[theme])}
      aria-label={words.is(theme)}
      onClick={change}
    >
      <Icon name={ICONS[theme]} />
    </button>
  );
}
