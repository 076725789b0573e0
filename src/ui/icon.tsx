const PATHS = {
  lesson:
    'M2.500 3.500C4.500 2.500 6.500 2.500 8 4c1.500-1.500 3.500-1.500 5.500-.5v9C11.500 11.500 9.500 11.500 8 13c-1.500-1.500-3.500-1.500-5.500-.5ZM8 4v9',
  check: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M4 4 12 12 M12 4 4 12',
  plus: 'M8 3v10M3 8h10',
  right: 'M6.5 4 10.500 8 6.500 12',
  down: 'M4 6.500 8 10.500 12 6.500',
  up: 'M4 9.500 8 5.500 12 9.500',
  back: 'M7 3.500 2.500 8 7 12.500M3 8h10.500',
  stored: 'M8 2v6.500M5 6l3 3 3-3M2.500 10v3.500h11V10',
  undo: 'M5.500 3 2.500 6l3 3M2.500 6H9.500a3.500 3.500 0 0 1 0 7H6',
  redo: 'M10.500 3l3 3-3 3M13.500 6H6.500a3.500 3.500 0 0 0 0 7H10',
  swap: 'M2 5.5h10M9 2.5l3 3-3 3M14 10.5H4M7 7.5l-3 3 3 3',
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1',
  moon: 'M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7Z',
  system: 'M2 3h12v8H2ZM6 14h4M8 11v3',
  link: 'M6.5 9.5l3-3M7 4.5l1.5-1.5a3 3 0 0 1 4.5 4.5L11.5 9M9 11.5 7.5 13A3 3 0 0 1 3 8.5L4.5 7',
  help: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.400 8.600 8 9 8 10M8 12.500v.1',
  eye: 'M1.500 8S4 3.500 8 3.500 14.500 8 14.500 8 12 12.500 8 12.500 1.500 8 1.500 8ZM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z',
  warning: 'M8 2 1.500 13.500h13ZM8 6.500v3M8 11.500v.1',
  present: 'M2 3h12M3 3v7.500h10V3M8 10.500v1.500M5 14l3-2 3 2',
  drop: 'M8 2v8M4.500 7 8 10.500 11.500 7M2.500 13.500h11',
} as const;

/** The name of a drawing in the icon set. */
export type IconName = keyof typeof PATHS;

/** A line drawing of 16 by 16 in the colour of the text beside it; decoration only, so the text must say it too. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
