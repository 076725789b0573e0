import { useState } from 'react';
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
  const words = `Theme: ${theme}`;
  return (
    <button type="button" title={`${words}; click for ${NEXT[theme]}`} aria-label={words} onClick={change}>
      <Icon name={ICONS[theme]} />
    </button>
  );
}
