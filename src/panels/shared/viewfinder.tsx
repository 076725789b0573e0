import { useEffect, useState, type RefObject } from 'react';
import type { Failure } from '@/domain/errors';
import { text } from '@/text';
import { cameraFailure, openCamera } from './camera-frames';

interface Camera {
  /** Why there is none. */
  readonly failure: Failure | undefined;
  /** Whether it shows something. */
  readonly ready: boolean;
  readonly onReady: () => void;
}

/** The camera in a `Viewfinder`, for as long as what calls this is drawn. */
export function useCamera(video: RefObject<HTMLVideoElement | null>): Camera {
  const [failure, setFailure] = useState<Failure>();
  const [ready, setReady] = useState(false);
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
  }, [video]);

  return { failure, ready, onReady: () => setReady(true) };
}

interface ViewfinderProps {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly onReady: () => void;
}

/** What the camera sees. */
export function Viewfinder({ video, onReady }: ViewfinderProps) {
  return <video ref={video} autoPlay muted playsInline aria-label={text.shared.camera} onLoadedData={onReady} />;
}
