import { useCallback } from 'react';
import type { OwnPicture } from '@/state/own-picture-storage';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { Icon } from '@/ui/icon';
import { StorageButton } from '../shared/storage-button';
import './own-pictures.css';

/** The person's own pictures that this device keeps: to open again, and to delete. */
export function OwnPictures() {
  const pictures = useLimelight((s) => s.ownPictures);
  if (pictures.length === 0) return null;
  return (
    <details className="own-pictures" data-testid="own-pictures">
      <summary className="small">
        {text.picture.own.summary(
          pictures.length,
          pictures.every(({ isKept }) => isKept),
        )}
      </summary>
      <ul>
        {pictures.map((picture) => (
          <Kept key={picture.hash} picture={picture} />
        ))}
      </ul>
      <StorageButton />
    </details>
  );
}

function Kept({ picture }: { readonly picture: OwnPicture }) {
  const open = useLimelight((s) => s.openOwnPicture);
  const remove = useLimelight((s) => s.deleteOwnPicture);
  const isShown = useLimelight((s) => s.picture?.id === picture.hash);
  const { blob } = picture;
  const drawFile = useCallback(
    (image: HTMLImageElement) => {
      image.src = URL.createObjectURL(blob);
      return () => URL.revokeObjectURL(image.src);
    },
    [blob],
  );
  return (
    <li>
      <button
        type="button"
        title={picture.name}
        aria-pressed={isShown}
        data-testid="own-picture"
        data-hash={picture.hash}
        onClick={() => open(picture)}
      >
        <img ref={drawFile} alt={picture.name} width="32" height="32" />
      </button>
      <button
        type="button"
        className="own-picture-delete"
        aria-label={text.picture.own.deleteName(picture.name)}
        title={text.picture.own.delete}
        data-testid="own-picture-delete"
        onClick={() => remove(picture.hash)}
      >
        <Icon name="cross" />
      </button>
    </li>
  );
}
