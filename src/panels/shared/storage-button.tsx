import { text } from '@/text';
import { useStorageDialog } from './storage-dialog-state';

/** Opens the window about what is kept on this device; a popover that the button is in closes, so that the focus comes back to the page. */
export function StorageButton() {
  const setOpen = useStorageDialog((s) => s.setOpen);
  return (
    <button
      type="button"
      data-testid="storage-open"
      onClick={(event) => {
        event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
        setOpen(true);
      }}
    >
      {text.offline.storage}
    </button>
  );
}
