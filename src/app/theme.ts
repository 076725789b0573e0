/** What the person chose: the system's light or dark, or one of them for good. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'limelight.theme';

/** The remembered choice; `system` where there is none, or where storage is not allowed. */
export function storedTheme(): Theme {
  try {
    const value = localStorage.getItem(KEY);
    return value === 'light' || value === 'dark' ? value : 'system';
  } catch {
    return 'system';
  }
}

/** Show a theme now, by `data-theme` on the root element. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Show a theme and remember it; without storage it holds until the page is left. */
export function chooseTheme(theme: Theme): void {
  applyTheme(theme);
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    return;
  }
}
