import { useEffect, useRef, useState } from 'react';
import { useLimelight } from '@/state/store';
import { useTraining } from '@/state/training/store';
import { fetchedText } from '@/text/fetched';
import { FilmFrame } from './film-frame';
import { areMixed } from './frame-makers';
import { MomentView } from './moment-view';
import { useFilmClasses } from './use-film-classes';
import './film-strip.css';

/** Pixels from one frame of the strip to the next, as in the style sheet. */
const FRAME_WIDTH = 52;

/** What the model under training made of the picture on the screen, moment by moment; the slider goes back in time. */
export function FilmStrip() {
  const frames = useTraining((s) => s.frames);
  const isNewHead = useTraining((s) => (s.learner?.newClasses ?? 0) > 0);
  const [chosen, setChosen] = useState<number>();
  const classes = useFilmClasses();
  const several = useLimelight((s) => s.scene.maps.length > 1);
  const strip = useRef<HTMLDivElement>(null);
  const last = frames.length - 1;
  const at = Math.min(chosen ?? last, last);

  // The chosen frame stays in view; scrolling the strip alone, never the page.
  useEffect(() => {
    const box = strip.current;
    const frame = box?.children[at];
    if (!box || !(frame instanceof HTMLElement)) return;
    const left = frame.offsetLeft - box.offsetLeft;
    if (left < box.scrollLeft || left + frame.offsetWidth > box.scrollLeft + box.clientWidth)
      box.scrollLeft = left - (box.clientWidth - frame.offsetWidth) / 2;
  }, [at]);

  const [first] = frames;
  const [frame, newest] = [frames[at], frames[last]];
  if (!first || !frame || !newest) return null;
  const said = fetchedText.finetune.film;
  const mixed = areMixed(frames);
  const go = (index: number) => setChosen(index === last ? undefined : index);
  return (
    <section className="film" aria-label={said.name} data-testid="train-film" data-frames={frames.length}>
      <header>
        <h3>{said.heading}</h3>
        <p className="quiet small">
          {said.scales}
          {several && ` ${said.several}`}
        </p>
        {mixed && (
          <p className="small" role="status" data-testid="train-film-mixed">
            {said.mixed}
          </p>
        )}
      </header>
      <div className="film-moments">
        <MomentView
          showMakers={mixed}
          title={first.step > 0 ? said.step(first.step) : isNewHead ? said.newHead : said.before}
          isChance={first.step === 0 && isNewHead}
          frame={first}
          classes={classes}
          chosen={at === 0 && last > 0}
        />
        {at > 0 && at < last && (
          <MomentView showMakers={mixed} title={said.step(frame.step)} frame={frame} classes={classes} chosen />
        )}
        <MomentView
          showMakers={mixed}
          title={said.newest(newest.step)}
          frame={newest}
          classes={classes}
          chosen={at === last}
        />
      </div>
      <input
        type="range"
        className="film-slider"
        aria-label={said.slider}
        aria-valuetext={said.step(frame.step)}
        data-testid="train-film-slider"
        min={0}
        max={last}
        step={1}
        value={at}
        disabled={last === 0}
        style={{ maxWidth: frames.length * FRAME_WIDTH }}
        onChange={(event) => go(Number(event.target.value))}
      />
      <div className="film-strip" ref={strip} aria-hidden="true">
        {frames.map((one, index) => (
          <FilmFrame key={one.step} frame={one} index={index} chosen={index === at} onChoose={go} />
        ))}
      </div>
    </section>
  );
}
