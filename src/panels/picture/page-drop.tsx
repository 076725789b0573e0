import { useEffect, useState } from 'react';
import { useLimelight } from '@/state/store';
import { FailureMessage } from '@/ui/failure-message';
import { Icon } from '@/ui/icon';
import { carriesFiles, incoming, type Incoming } from './incoming-file';
import './page-drop.css';

/** The whole page takes pictures and models, dropped or pasted, and says so while one hovers over it. */
export function PageDrop() {
  const openFile = useLimelight((s) => s.openFile);
  const openModelFiles = useLimelight((s) => s.openModelFiles);
  const [hovering, setHovering] = useState(false);
  const [refused, setRefused] = useState(false);

  useEffect(() => {
    let depth = 0;
    const leave = () => {
      depth = 0;
      setHovering(false);
    };
    const open = (found: Incoming) => {
      setRefused(false);
      if (found.kind === 'picture') openFile(found.file, found.file.name);
      // A folder that cannot be listed has no model.json either, which is what the person is told.
      else void found.files.catch(() => []).then(openModelFiles);
    };
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event.dataTransfer)) return;
      depth += 1;
      setHovering(true);
    };
    const over = (event: DragEvent) => {
      if (carriesFiles(event.dataTransfer)) event.preventDefault();
    };
    const exit = () => {
      if (depth > 0 && --depth === 0) leave();
    };
    const drop = (event: DragEvent) => {
      leave();
      if (!carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      const found = incoming(event.dataTransfer);
      if (found) open(found);
      else setRefused(true);
    };
    const paste = (event: ClipboardEvent) => {
      const found = incoming(event.clipboardData);
      if (!found) return;
      event.preventDefault();
      open(found);
    };
    const gone = new AbortController();
    const { signal } = gone;
    window.addEventListener('dragenter', enter, { signal });
    window.addEventListener('dragover', over, { signal });
    window.addEventListener('dragleave', exit, { signal });
    window.addEventListener('drop', drop, { signal });
    window.addEventListener('paste', paste, { signal });
    return () => gone.abort();
  }, [openFile, openModelFiles]);

  return (
    <>
      {hovering && (
        <div className="page-drop" aria-hidden="true">
          <p>
            <Icon name="drop" /> Drop the picture or model anywhere
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
