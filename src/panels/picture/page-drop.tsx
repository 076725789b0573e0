import { useEffect, useState } from 'react';
import type { Failure } from '@/domain/errors';
import { useLessons } from '@/state/lessons/lessons';
import { useSceneFiles } from '@/state/scene-files';
import { useLimelight } from '@/state/store';
import { useTraining } from '@/state/training/store';
import { text } from '@/text';
import { Icon } from '@/ui/icon';
import { useDock } from '../shared/dock';
import { isTrainingDrop } from '../shared/training-drop';
import { asIncoming, carriesFiles, incoming, type Incoming } from './incoming-file';
import { isCollectionWithin, purposeOf, type IncomingFile } from './purpose';
import './page-drop.css';

const linkDropped: Failure = { code: 'picture-not-an-image', reason: 'link-dropped', details: {} };

function emptyArchive(file: string): Failure {
  return { code: 'archive-empty', reason: 'no-files', details: { file } };
}

/** Above a window that is open too. */
function showAbove(cover: HTMLElement | null): void {
  cover?.showPopover();
}

/** Train on these: opens the panel that shows what is made of them. */
function trainOn(files: readonly IncomingFile[]): void {
  const { chooseDataset, openPictures } = useTraining.getState();
  useDock.getState().setOpen('train');
  chooseDataset('own');
  openPictures(files.map(({ name, blob }) => ({ path: name, file: blob })));
}

/**
 * The whole page takes pictures, models, reports, bundles, lessons and folders of pictures to train on, dropped or pasted, and says so while
 * something hovers over it.
 */
export function PageDrop() {
  const openFile = useLimelight((s) => s.openFile);
  const openModelFiles = useLimelight((s) => s.openModelFiles);
  const [hovering, setHovering] = useState<'page' | 'training'>();

  useEffect(() => {
    let depth = 0;
    const leave = () => {
      depth = 0;
      setHovering(undefined);
    };
    const open = async (found: Incoming, forTraining: boolean) => {
      if (found.kind === 'picture' && !(await isCollectionWithin(found.file).catch(() => false))) {
        openFile(
          found.file,
          found.file.name,
          found.others.map(({ name }) => name),
        );
        return;
      }
      // A folder that cannot be listed has no model in it either, which is what the person is told.
      const files =
        found.kind === 'picture' ? [found.file, ...found.others].map(asIncoming) : await found.files.catch(() => []);
      const purpose = forTraining ? 'training' : await purposeOf(files);
      const [first] = files;
      if (purpose === 'lesson' && first) useLessons.getState().openFile(first.blob, first.name);
      else if (purpose === 'scene' && first) useSceneFiles.getState().open(first.blob, first.name);
      else if (purpose === 'nothing' && first) useLimelight.getState().notifyOfFile(emptyArchive(first.name));
      else if (purpose === 'training') trainOn(files);
      else openModelFiles(files);
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
      if (found) void open(found, forTraining);
      else useLimelight.getState().notifyOfFile(linkDropped);
    };
    const paste = (event: ClipboardEvent) => {
      const found = incoming(event.clipboardData);
      if (!found) return;
      event.preventDefault();
      void open(found, false);
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

  if (!hovering) return null;
  return (
    <div ref={showAbove} className="page-drop" popover="manual" aria-hidden="true">
      <p>
        <Icon name="drop" /> {hovering === 'training' ? text.picture.drop.training : text.picture.drop.anywhere}
      </p>
    </div>
  );
}
