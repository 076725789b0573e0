import { useEffect, useRef, useState } from 'react';
import { useTraining } from '@/state/training/store';
import { FailureMessage } from '@/ui/failure-message';
import { cameraFailure, captureFrame, openCamera } from './camera-frames';
import type { Failure } from '@/domain/errors';
import './camera.css';

/** Pictures a second while the button is held. */
const BURST = 5;

/** The camera as a source of pictures: name a class, show the thing, hold the button. Released when it is closed. */
export function Camera() {
  const video = useRef<HTMLVideoElement>(null);
  const [failure, setFailure] = useState<Failure>();
  const [ready, setReady] = useState(false);
  const [name, setName] = useState('');
  const [holding, setHolding] = useState(false);
  const [taken, setTaken] = useState(0);
  const addCapture = useTraining((s) => s.addCapture);
  const className = name.trim();

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

  useEffect(() => {
    if (!holding) return;
    const take = () => {
      if (!video.current) return;
      void captureFrame(video.current).then((frame) => addCapture(className, frame.pixels, frame.file));
      setTaken((count) => count + 1);
    };
    take();
    const timer = setInterval(take, 1000 / BURST);
    return () => clearInterval(timer);
  }, [holding, className, addCapture]);

  if (failure) return <FailureMessage {...failure} mild />;
  const release = () => setHolding(false);
  const isPress = (key: string) => key === ' ' || key === 'Enter';
  return (
    <div className="camera" data-testid="train-camera-view">
      <video
        ref={video}
        autoPlay
        muted
        playsInline
        aria-label="What the camera sees"
        onLoadedData={() => setReady(true)}
      />
      <div className="camera-ways">
        <label htmlFor="train-camera-class">What is it?</label>
        <input
          id="train-camera-class"
          type="text"
          maxLength={60}
          placeholder="mug"
          value={name}
          data-testid="train-camera-class"
          onChange={(event) => {
            setName(event.target.value.replaceAll('/', ' '));
            setTaken(0);
          }}
        />
        <button
          type="button"
          className="primary"
          disabled={!ready || className === ''}
          data-testid="train-capture"
          data-holding={holding}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            setHolding(true);
          }}
          onPointerUp={release}
          onPointerCancel={release}
          onKeyDown={(event) => isPress(event.key) && setHolding(true)}
          onKeyUp={(event) => isPress(event.key) && release()}
          onBlur={release}
        >
          Hold to take pictures
        </button>
        <p className="quiet small" role="status">
          {taken > 0
            ? `${taken} taken of “${className}”. Turn it, move it, change the light.`
            : 'Then name the next thing, and take as many of it.'}
        </p>
      </div>
    </div>
  );
}
