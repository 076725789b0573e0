import { useEffect, useState } from 'react';
import { useLimelight } from '@/state/store';
import { FailureMessage } from '@/ui/failure-message';
import { Icon } from '@/ui/icon';
import { carriesPicture, incomingFile } from './incoming-file';
import './page-drop.css';

/** The whole page takes pictures, dropped or pasted, and says so while one hovers over it. */
export function PageDrop() {
  const openFile = useLimelight((s) => s.openFile);
  const [hovering, setHovering] = useState(false);
  const [refused, setRefused] = useState(false);

  useEffect(() => {
    let depth = 0;
    const leave = () => {
      depth = 0;
      setHovering(false);
    };
    const open = (file: File) => {
      setRefused(false);
      openFile(file, file.name);
    };
    const enter = (event: DragEvent) => {
      if (!carriesPicture(event.dataTransfer)) return;
      depth += 1;
      setHovering(true);
    };
    const over = (event: DragEvent) => {
      if (carriesPicture(event.dataTransfer)) event.preventDefault();
    };
    const exit = () => {
      if (depth > 0 && --depth === 0) leave();
    };
    const drop = (event: DragEvent) => {
      leave();
      if (!carriesPicture(event.dataTransfer)) return;
      event.preventDefault();
      const file = incomingFile(event.dataTransfer);
      if (file) open(file);
      else setRefused(true);
    };
    const paste = (event: ClipboardEvent) => {
      const file = incomingFile(event.clipboardData);
      if (!file) return;
      event.preventDefault();
      open(file);
    };
    const gone = new AbortController();
    const { signal } = gone;
    window.addEventListener('dragenter', enter, { signal });
    window.addEventListener('dragover', over, { signal });
    window.addEventListener('dragleave', exit, { signal });
    window.addEventListener('drop', drop, { signal });
    window.addEventListener('paste', paste, { signal });
    return () => gone.abort();
  }, [openFile]);

  return (
    <>
      {hovering && (
        <div className="page-drop" aria-hidden="true">
          <p>
            <Icon name="drop" /> Drop the picture anywhere
          </p>
        </div>
      )}
      {refused && (
        <FailureMessage
          code="picture-not-an-image"
          message="What you dropped is a link, not a picture file."
          hint="Save the picture first and drop the file, or copy the picture and paste it here."
        >
          <button type="button" onClick={() => setRefused(false)}>
            Dismiss
          </button>
        </FailureMessage>
      )}
    </>
  );
}
