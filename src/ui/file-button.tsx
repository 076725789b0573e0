import { useRef, type ChangeEvent } from 'react';

interface FileButtonProps {
  readonly label: string;
  /** Name of the hidden input, for screen readers. */
  readonly name: string;
  /** Kinds of files that are offered; all of them where it is left out. */
  readonly accept?: string;
  readonly multiple?: boolean;
  /** Asks for a folder; its files come with their paths. */
  readonly folder?: boolean;
  readonly testId: string;
  /** Empty only where a folder is. */
  readonly onFiles: (files: readonly File[]) => void;
}

/** Opens the system's file picker; the same file can be chosen twice in a row. */
export function FileButton({
  label,
  name,
  accept,
  multiple = false,
  folder = false,
  testId,
  onFiles,
}: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    if (files.length > 0 || folder) onFiles(files);
  };
  return (
    <>
      <button type="button" onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        multiple={multiple}
        {...(folder && { webkitdirectory: '' })}
        accept={accept}
        className="visually-hidden"
        tabIndex={-1}
        aria-label={name}
        data-testid={testId}
        onChange={choose}
      />
    </>
  );
}
