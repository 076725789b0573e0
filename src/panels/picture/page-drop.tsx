import { useLayoutEffect, useState } from 'react';
import type { Failure } from '@/domain/errors';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { Icon } from '@/ui/icon';
import { isTrainingDrop } from '../shared/training-drop';
import { carriesFiles, incoming } from './incoming-file';
import { openIncoming } from './open-incoming';
import './page-drop.css';

const linkDropped: Failure = { code: 'picture-not-an-image', reason: 'link-dropped', details: {} };

/** Above a window that is open too. */
function showAbove(cover: HTMLElement | null): void {
  cover?.showPopover();
}

/**
 * The whole page takes pictures, models, reports, bundles, lessons and folders of pictures to train on, dropped or pasted, and says so while
 * something hovers over it.
 */
export function PageDrop() {
  const [hovering, setHovering] = useState<'page' | 'training'>();

  useLayoutEffect(() => {
    let depth = 0;
    const leave = () => {
      depth = 0;
      setHovering(undefined);
    };
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event.dataTransfer)) return;
      depth += 1;
      setHovering(isTrainingDrop(event.target) ? 'training' : 'page');
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
      const forTraining = isTrainingDrop(event.target);
      const found = incoming(event.dataTransfer, forTraining);
      if (found) void openIncoming(found, forTraining);
      else useLimelight.getState().notifyOfFile(linkDropped);
    };
    const paste = (event: ClipboardEvent) => {
      const found = incoming(event.clipboardData);
      if (!found) return;
      event.preventDefault();
      void openIncoming(found);
    };
    const gone = new AbortController();
    const { signal } = gone;
    window.addEventListener('dragenter', enter, { signal });
    window.addEventListener('dragover', over, { signal });
    window.addEventListener('dragleave', exit, { signal });
    window.addEventListener('drop', drop, { signal });
    window.addEventListener('paste', paste, { signal });
    return () => gone.abort();
  }, []);

  if (!hovering) return null;
  return (
    <div ref={showAbove} className="page-drop" popover="manual" aria-hidden="true">
      <p>
        <Icon name="drop" /> {hovering === 'training' ? text.picture.drop.training : text.picture.drop.anywhere}
      </p>
    </div>
  );
}
