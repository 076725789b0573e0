import { useEffect, useRef, useState } from 'react';
import { useTraining } from '@/state/training/store';
import { words } from '@/text';
import { fetchedText } from '@/text/fetched';
import { FailureMessage } from '@/ui/failure-message';
import { captureFrame } from '../shared/camera-frames';
import { useCamera, Viewfinder } from '../shared/viewfinder';
import './camera.css';

/** The side of what is kept of a camera's picture; models look at less. */
const SIDE = 224;
/** Pictures a second within a burst, and in all of it. */
const RATE = 5;
const BURST = 5;
/** Milliseconds between two bursts while the button is held: time for the thing to look different. */
const REST = 800;

/** The camera as a source of pictures: name a class, show the thing, hold the button. Released when it is closed. */
export function Camera() {
  const video = useRef<HTMLVideoElement>(null);
  const { failure, ready, onReady } = useCamera(video);
  const [name, setName] = useState('');
  const [holding, setHolding] = useState(false);
  const [taken, setTaken] = useState(0);
  const [bursts, setBursts] = useState(0);
  const addSnapshot = useTraining((s) => s.addSnapshot);
  const className = name.trim();
  const disabled = !ready || className === '';
  const said = fetchedText.finetune.camera;

  useEffect(() => {
    if (!holding) return;
    let timer: ReturnType<typeof setTimeout>;
    let burst = 0;
    const take = (nth: number) => {
      if (nth === 0) {
        burst = Date.now();
        setBursts((count) => count + 1);
      }
      const of = burst;
      if (video.current)
        void captureFrame(video.current, SIDE).then((frame) => addSnapshot({ className, burst: of, ...frame }));
      setTaken((count) => count + 1);
      const isLast = nth === BURST - 1;
      timer = setTimeout(() => take(isLast ? 0 : nth + 1), isLast ? REST : 1000 / RATE);
    };
    take(0);
    return () => clearTimeout(timer);
  }, [holding, className, addSnapshot]);

  if (failure) return <FailureMessage code={failure.code} {...words(failure)} mild />;
  // A disabled button hears the pointer all the same.
  const hold = () => setHolding(!disabled);
  const release = () => setHolding(false);
  const isPress = (key: string) => key === ' ' || key === 'Enter';
  return (
    <div className="camera" data-testid="train-camera-view">
      <Viewfinder {...{ video, onReady }} />
      <div className="camera-ways">
        <label htmlFor="train-camera-class">{said.what}</label>
        <input
          id="train-camera-class"
          type="text"
          maxLength={60}
          placeholder={said.example}
          value={name}
          data-testid="train-camera-class"
          onChange={(event) => {
            setName(event.target.value.replaceAll('/', ' '));
            setTaken(0);
            setBursts(0);
          }}
        />
        <button
          type="button"
          className="primary"
          disabled={disabled}
          data-testid="train-capture"
          data-holding={holding}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            hold();
          }}
          onPointerUp={release}
          onPointerCancel={release}
          onKeyDown={(event) => isPress(event.key) && hold()}
          onKeyUp={(event) => isPress(event.key) && release()}
          onBlur={release}
        >
          {said.hold}
        </button>
        <p className="quiet small" role="status">
          {taken > 0 ? said.taken(taken, className, bursts) : said.bursts(BURST)}
        </p>
      </div>
    </div>
  );
}
