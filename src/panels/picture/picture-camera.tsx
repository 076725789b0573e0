import { useRef, useState } from 'react';
import { useLimelight } from '@/state/store';
import { Dialog } from '@/ui/dialog';
import { text, words as failureWords } from '@/text';
import { FailureMessage } from '@/ui/failure-message';
import { captureFrame } from '../shared/camera-frames';
import { useCamera, Viewfinder } from '../shared/viewfinder';
import './picture-camera.css';

/** The side of the picture that is taken: more than any model looks at. */
const SIDE = 480;

/** Takes the picture with the camera: one shot, its middle square. */
export function PictureCamera() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" data-testid="picture-camera" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {text.picture.camera.open}
      </button>
      {open && <CameraDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function CameraDialog({ onClose }: { readonly onClose: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const { failure, ready, onReady } = useCamera(video);
  const openFile = useLimelight((s) => s.openFile);

  const shoot = async () => {
    if (!video.current) return;
    const { file } = await captureFrame(video.current, SIDE);
    openFile(file, 'camera.png');
    onClose();
  };
  const words = text.picture.camera;
  return (
    <Dialog title={words.title} testId="picture-camera-view" narrow onClose={onClose}>
      {failure ? (
        <FailureMessage code={failure.code} {...failureWords(failure)} mild />
      ) : (
        <div className="viewfinder">
          <Viewfinder {...{ video, onReady }} />
          <button
            type="button"
            className="primary"
            disabled={!ready}
            data-testid="picture-camera-shoot"
            onClick={() => void shoot()}
          >
            {ready ? words.shoot : words.waiting}
          </button>
          <p className="quiet small">{words.stays}</p>
        </div>
      )}
    </Dialog>
  );
}
