import { useLimelight } from '@/state/store';
import { cardTerm, pictureName, text } from '@/text';
import { FileButton } from '@/ui/file-button';
import { RailSection } from '../shared/rail-section';
import { FitWhole } from './fit-whole';
import { incomingFiles } from './incoming-file';
import { openIncoming } from './open-incoming';
import { OwnPictures } from './own-pictures';
import { PictureCamera } from './picture-camera';
import { SampleGallery } from './sample-gallery';
import { Thumbnail } from './thumbnail';
import './picture-panel.css';

/** A picture, or whatever else may be dropped, and opened the same. */
function openChosen(files: readonly File[]): void {
  const found = incomingFiles(files);
  if (found) void openIncoming(found);
}

/** The picture being looked at, and every way to bring another. */
export function PicturePanel() {
  const picture = useLimelight((s) => s.picture);
  const loading = useLimelight((s) => s.pictureLoading);
  const sample = useLimelight((s) =>
    s.picture?.kind === 'sample' ? s.samples.find(({ id }) => id === s.picture?.id) : undefined,
  );
  const words = text.picture;
  const credit = sample && [sample.credit, sample.licence, sample.source].map(cardTerm).join(' · ');
  const name = picture ? pictureName(picture) : loading ? words.opening : words.none;
  return (
    <RailSection name="picture" title={words.title} chosen={name} busy={loading}>
      <div className="drop-zone" data-testid="drop-zone">
        {picture ? <Thumbnail pixels={picture.pixels} name={name} /> : <div className="thumbnail" />}
        <div className="drop-zone-words">
          <p className="picture-name" title={name}>
            {name}
          </p>
          <div className="picture-ways">
            <FileButton
              label={words.choose}
              name={words.file}
              accept="image/*,.json,.zip"
              testId="file-input"
              onFiles={openChosen}
            />
            <PictureCamera />
          </div>
          <p className="quiet small">{words.otherWays}</p>
          {picture && <FitWhole pixels={picture.pixels} />}
        </div>
      </div>
      <SampleGallery />
      <OwnPictures />
      {picture?.notes.map(text.pictures.note).map((note) => (
        <p key={note} className="small">
          {note}
        </p>
      ))}
      <p className="quiet small picture-credit" title={credit}>
        {credit ?? (picture ? words.ownCredit : words.noCredit)}
      </p>
    </RailSection>
  );
}
