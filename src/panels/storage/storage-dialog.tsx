import { text } from '@/text';
import { Dialog } from '@/ui/dialog';
import { FetchedPart } from '../shared/fetched-part';
import { useStorageDialog } from '../shared/storage-dialog-state';

const fetchBody = () => import('./storage-body');

/** The window about what is kept on this device. Nothing while closed. */
export function StorageDialog() {
  const { isOpen, setOpen } = useStorageDialog();
  if (!isOpen) return null;
  return (
    <Dialog title={text.offline.storage} testId="storage" onClose={() => setOpen(false)}>
      <FetchedPart fetchPart={fetchBody} />
    </Dialog>
  );
}
