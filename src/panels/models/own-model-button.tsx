import { useLimelight } from '@/state/store';
import { FileButton } from '@/ui/file-button';
import { useModelDialog } from '../shared/model-dialog-state';

/** Brings a model of the person's own: its files, chosen together or as one zip. */
export function OwnModelButton() {
  const openModelFiles = useLimelight((s) => s.openModelFiles);
  const show = useModelDialog((s) => s.show);
  const open = (files: readonly File[]) => {
    // What comes of it is said on the page.
    show(undefined);
    openModelFiles(files);
  };
  return (
    <p className="own-model">
      <FileButton label="Use my own model…" name="Model files" multiple testId="model-file-input" onFiles={open} />
      <span className="quiet small">
        A Keras file (<code>.keras</code>, <code>.h5</code>), or a TensorFlow.js model: its <code>.json</code> and{' '}
        <code>.bin</code> files, or an archive of them. It never leaves this device.
      </span>
    </p>
  );
}
