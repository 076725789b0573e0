/** What is read of the commands, and of their keys. */
export const commands = {
  search: 'Type to find a command',
  attack: 'Attack on or off',
  open: (panel: string) => `Open: ${panel}`,
  attackWith: (method: string) => `Attack with ${method}`,
  explainWith: (method: string) => `Explain with ${method}`,
  ownKeys: {
    probe: 'With the pictures in focus: move the probe',
    zoom: 'With the pictures in focus: zoom, or show the whole',
    blink: 'Hold: the clean pictures',
    walk: 'While presenting: the step before, the next one',
    leave: 'Close what is open; leave the presentation',
  },
  keyNames: { Mod: 'Ctrl', Shift: 'Shift', Esc: 'Esc', PageUp: 'Page ↑', PageDown: 'Page ↓' },
};
