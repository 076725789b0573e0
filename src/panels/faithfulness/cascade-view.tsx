import { useCascade } from '@/state/faithfulness/cascade';
import { useLimelight } from '@/state/store';
import { pictureName } from '@/text';
import { fetchedText } from '@/text/fetched';
import { PlayButton } from '../shared/play-button';
import { Strip } from './cascade-strip';
import { useMoment, type Moment } from './use-moment';

/** Does a map notice when the model forgets? Each map on the screen, while its model's layers are drawn anew. */
export function CascadeView() {
  const { state, strips, picture, start, stop } = useCascade((s) => s);
  const ready = useLimelight((s) => s.columns.some(({ maps }) => maps[0]?.clean.value));
  const stages = Math.max(0, ...strips.map((strip) => strip.stages.length));
  const layers = Math.max(stages, ...strips.map(({ progress }) => progress?.total ?? 0)) - 1;
  const moment = useMoment(stages);
  const running = state === 'running';
  const said = fetchedText.faithfulness.cascade;
  return (
    <div className="cascade" data-testid="cascade" data-state={state}>
      <p className="small cascade-words">{said.what}</p>
      <div className="cascade-controls">
        <button
          type="button"
          className="primary"
          data-testid="cascade-start"
          disabled={!ready}
          onClick={() => {
            moment.follow();
            start();
          }}
        >
          {running ? fetchedText.faithfulness.again : said.start}
        </button>
        {running && (
          <button type="button" data-testid="cascade-stop" onClick={stop}>
            {fetchedText.faithfulness.stop}
          </button>
        )}
        {stages > 1 && <Transport moment={moment} last={stages - 1} layers={layers} />}
      </div>
      {strips.map((strip) => (
        <Strip
          key={`${strip.modelId} ${strip.method} ${JSON.stringify(strip.params)}`}
          strip={strip}
          picture={picture && pictureName(picture)}
          running={running}
          at={moment.at}
          onShow={moment.show}
        />
      ))}
    </div>
  );
}

interface TransportProps {
  readonly moment: Moment;
  /** The last moment that there is so far. */
  readonly last: number;
  /** How many layers the deepest model forgets. */
  readonly layers: number;
}

/** How much is forgotten in what is shown: a slider, and a button that plays it; with less motion, one that goes a layer on. */
function Transport({ moment, last, layers }: TransportProps) {
  const { at, playing, show, next, play, pause } = moment;
  const said = fetchedText.faithfulness.cascade;
  const words = at === 0 ? said.trained : said.layer(at, layers);
  return (
    <>
      <PlayButton
        testId="cascade-play"
        playing={playing}
        nextWords={said.next}
        onPlay={play}
        onPause={pause}
        onNext={next}
      />
      <input
        type="range"
        aria-label={said.moment}
        aria-valuetext={words}
        data-testid="cascade-moment"
        min={0}
        max={last}
        step={1}
        value={at}
        onChange={(event) => show(Number(event.target.value))}
      />
      <output className="small">{words}</output>
    </>
  );
}
