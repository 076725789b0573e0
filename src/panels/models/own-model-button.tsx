import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { FileButton } from '@/ui/file-button';
import { RichText } from '@/ui/rich-text';
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
  const said = text.models.own;
  return (
    <p className="own-model">
      <FileButton label={said.use} name={said.files} multiple testId="model-file-input" onFiles={open} />
      <span className="quiet small">
        <RichText words={said.what} parts={[(ending) => <code>{ending}</code>]} />
      </span>
    </p>
  );
}
