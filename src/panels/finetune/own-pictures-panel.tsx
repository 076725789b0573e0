import { useState } from 'react';
import { useTraining } from '@/state/training/store';
import { text } from '@/text';
import { FileButton } from '@/ui/file-button';
import { ProgressBar } from '@/ui/progress-bar';
import { TRAINING_DROP } from '../shared/training-drop';
import { Camera } from './camera';
import { ClassBalance } from './class-balance';
import { SkippedPictures } from './skipped-pictures';
import './own-pictures-panel.css';

const asPictures = (files: readonly File[]) =>
  files.map((file) => ({ path: file.webkitRelativePath || file.name, file }));

/** The person's own pictures: every way to bring them, and what was made of them. */
export function OwnPicturesPanel() {
  const own = useTraining((s) => s.own);
  const reading = useTraining((s) => s.reading);
  const { openPictures, dropPictures } = useTraining.getState();
  const [camera, setCamera] = useState(false);
  return (
    <div className="own-pictures" {...TRAINING_DROP} data-testid="train-drop">
      <p className="quiet small">
        One folder for each class, named after it; or a zip of such folders. Folders called train, val and test are kept
        apart. Drop them here: they never leave this device.
      </p>
      <p className="own-pictures-ways">
        <FileButton
          label="Choose a folder…"
          name="Folder of pictures"
          accept=""
          folder
          testId="train-folder"
          onFiles={(files) => openPictures(asPictures(files))}
        />
        <FileButton
          label="A zip or archive…"
          name="Zip of pictures, or the CIFAR-10 archive"
          accept=".zip,.gz,.tgz,.tar,.bin"
          multiple
          testId="train-files"
          onFiles={(files) => openPictures(asPictures(files))}
        />
        <button type="button" aria-expanded={camera} data-testid="train-camera" onClick={() => setCamera(!camera)}>
          {camera ? 'Close the camera' : 'Use the camera'}
        </button>
      </p>
      {camera && <Camera />}
      {reading && (
        <div className="own-pictures-reading">
          <p className="quiet small" role="status">
            Reading picture {reading.done} of {reading.total}…
          </p>
          <ProgressBar label="Reading pictures" value={reading.done} max={reading.total} />
        </div>
      )}
      {own && <ClassBalance data={own.data} />}
      {own && own.notes.length > 0 && (
        <ul className="small own-pictures-notes" data-testid="train-folders">
          {own.notes.map(text.readingNote).map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {own && <SkippedPictures skipped={own.skipped} />}
      {own && (
        <p>
          <button type="button" className="small" data-testid="train-drop-pictures" onClick={dropPictures}>
            Remove these pictures
          </button>
        </p>
      )}
    </div>
  );
}
