import { useRef, type ChangeEvent } from 'react';
import { useLimelight } from '@/state/store';
import { useModelDialog } from './model-dialog-state';

/** Brings a model of the person's own: its files, chosen together or as one zip. */
export function OwnModelButton() {
  const input = useRef<HTMLInputElement>(null);
  const openModelFiles = useLimelight((s) => s.openModelFiles);
  const show = useModelDialog((s) => s.show);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    if (files.length === 0) return;
    // What comes of it is said on the page.
    show(undefined);
    openModelFiles(files);
  };
  return (
    <p className="own-model">
      <button type="button" onClick={() => input.current?.click()}>
        Use my own model…
      </button>
      <input
        ref={input}
        type="file"
        multiple
        accept=".json,.bin,.zip"
        className="visually-hidden"
        tabIndex={-1}
        aria-label="Model files"
        data-testid="model-file-input"
        onChange={choose}
      />
      <span className="quiet small">
        A TensorFlow.js model: <code>model.json</code> and its <code>.bin</code> files, or a zip of them. It never leaves
        this device.
      </span>
    </p>
  );
}
