import { useEffect, useRef, useState } from 'react';
import type { Failure } from '@/domain/errors';
import { useLimelight } from '@/state/store';
import { Dialog } from '@/ui/dialog';
import { words } from '@/text';
import { FailureMessage } from '@/ui/failure-message';
import { cameraFailure, captureFrame, openCamera } from '../shared/camera-frames';
import './picture-camera.css';

/** The side of the picture that is taken: more than any model looks at. */
const SIDE = 480;

/** Takes the picture with the camera: one shot, its middle square. */
export function PictureCamera() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" data-testid="picture-camera" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Camera
      </button>
      {open && <Viewfinder onClose={() => setOpen(false)} />}
    </>
  );
}

function Viewfinder({ onClose }: { readonly onClose: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [failure, setFailure] = useState<Failure>();
  const [ready, setReady] = useState(false);
  const openFile = useLimelight((s) => s.openFile);

  useEffect(() => {
    const closed = new AbortController();
    openCamera(closed.signal).then(
      (stream) => {
        if (video.current) video.current.srcObject = stream;
      },
      (thrown: unknown) => {
        if (!closed.signal.aborted) setFailure(cameraFailure(thrown));
      },
    );
    return () => closed.abort();
  }, []);

  const shoot = async () => {
    if (!video.current) return;
    const { file } = await captureFrame(video.current, SIDE);
    openFile(file, 'camera.png');
    onClose();
  };
  return (
    <Dialog title="Take a picture" testId="picture-camera-view" onClose={onClose}>
      {failure ? (
        <FailureMessage code={failure.code} {...words(failure)} mild />
      ) : (
        <div className="viewfinder">
          <video
            ref={video}
            autoPlay
            muted
            playsInline
            aria-label="What the camera sees"
            onLoadedData={() => setReady(true)}
          />
          <button
            type="button"
            className="primary"
            disabled={!ready}
            data-testid="picture-camera-shoot"
            onClick={() => void shoot()}
          >
            {ready ? 'Take the picture' : 'Waiting for the camera…'}
          </button>
          <p className="quiet small">It stays on this device.</p>
        </div>
      )}
    </Dialog>
  );
}
