import { useRef, type ChangeEvent } from 'react';
import { useLimelight } from '@/state/store';

/** Opens the system's file picker; the same file can be chosen twice in a row. */
export function FileButton() {
  const input = useRef<HTMLInputElement>(null);
  const openFile = useLimelight((s) => s.openFile);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file) openFile(file, file.name);
  };
  return (
    <>
      <button type="button" onClick={() => input.current?.click()}>
        Choose a picture…
      </button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        className="visually-hidden"
        tabIndex={-1}
        aria-label="Picture file"
        data-testid="file-input"
        onChange={choose}
      />
    </>
  );
}
