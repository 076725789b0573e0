import { useState } from 'react';
import { useTraining } from '@/state/training/store';
import { fetchedText } from '@/text/fetched';
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
  const said = fetchedText.finetune.data;
  return (
    <div className="own-pictures" {...TRAINING_DROP} data-testid="train-drop">
      <p className="quiet small">{said.ownWhat}</p>
      <p className="own-pictures-ways">
        <FileButton
          label={said.folder}
          name={said.folderName}
          accept=""
          folder
          testId="train-folder"
          onFiles={(files) => openPictures(asPictures(files))}
        />
        <FileButton
          label={said.archive}
          name={said.archiveName}
          accept=".zip,.gz,.tgz,.tar,.bin"
          multiple
          testId="train-files"
          onFiles={(files) => openPictures(asPictures(files))}
        />
        <button type="button" aria-expanded={camera} data-testid="train-camera" onClick={() => setCamera(!camera)}>
          {camera ? said.closeCamera : said.openCamera}
        </button>
      </p>
      {camera && <Camera />}
      {reading && (
        <div className="own-pictures-reading">
          <p className="quiet small" role="status">
            {said.readingOf(reading.done, reading.total)}
          </p>
          <ProgressBar label={said.reading} value={reading.done} max={reading.total} />
        </div>
      )}
      {own && <ClassBalance data={own.data} />}
      {own && own.notes.length > 0 && (
        <ul className="small own-pictures-notes" data-testid="train-folders">
          {own.notes.map(fetchedText.readingNote).map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {own && <SkippedPictures skipped={own.skipped} />}
      {own && (
        <p>
          <button type="button" className="small" data-testid="train-drop-pictures" onClick={dropPictures}>
            {said.remove}
          </button>
        </p>
      )}
    </div>
  );
}
