import { FetchedPart } from '@/panels/shared/fetched-part';
import { text } from '@/text';
import { Dialog } from '@/ui/dialog';
import { useCommandWindow } from './command-window-state';

const bodies = {
  commands: () => import('./command-palette'),
  shortcuts: () => import('./shortcut-list'),
};

/** The window of all commands, or of all shortcuts. Nothing while closed. */
export function CommandWindow() {
  const { view, show } = useCommandWindow();
  if (!view) return null;
  return (
    <Dialog
      key={view}
      narrow
      title={view === 'commands' ? text.app.commands : text.app.shortcuts}
      testId={view}
      onClose={() => show(undefined)}
    >
      <FetchedPart fetchPart={bodies[view]} />
    </Dialog>
  );
}
