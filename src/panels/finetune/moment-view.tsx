import { memo, useCallback } from 'react';
import { paintPicture } from '@/domain/display';
import { percent, significant } from '@/domain/format';
import type { Pixels, Prediction } from '@/domain/picture';
import type { ExplainedMap } from '@/state/types';
import { useLimelight } from '@/state/store';
import { fetchedText } from '@/text/fetched';
import { methodName } from '@/text/methods';
import type { TrainingFrame } from '@/state/training/types';
import { Icon } from '@/ui/icon';
import { PixelCanvas } from '@/ui/pixel-canvas';
import { className } from '../shared/class-name';
import { displayOf } from '../shared/map-display';
import { FilmMap } from './film-map';
import { makersOf } from './frame-makers';

interface MomentViewProps {
  readonly title: string;
  readonly frame: TrainingFrame;
  readonly classes: readonly string[];
  readonly chosen?: boolean;
  /** Says which methods made it, where others of the strip were made by others. */
  readonly showMakers?: boolean;
  /** Its answers come from a head that has learned nothing yet: there is no verdict on them. */
  readonly isChance?: boolean;
}

/** One moment of the training, large: map and answer, and under attack the attacked picture, its map and its answer. */
export const MomentView = memo(function MomentView({
  title,
  frame,
  classes,
  chosen = false,
  showMakers = false,
  isChance = false,
}: MomentViewProps) {
  const { map, prediction, attacked } = frame;
  const said = fetchedText.finetune.film;
  const nameOf = ({ label }: Prediction) => className(classes, label);
  const answer = (what: Prediction) =>
    isChance ? said.chance : `${nameOf(what)} ${percent(what.probabilities[what.label] ?? 0)}`;
  const held = attacked?.prediction.label === prediction.label;
  return (
    <article className="film-moment" data-chosen={chosen} data-step={frame.step}>
      <h4 className="small">
        {title}
        {showMakers && <Makers frame={frame} />}
      </h4>
      <div className="film-cells">
        <MapFigure map={map} caption={answer(prediction)} />
        {attacked && (
          <figure>
            <Picture pixels={attacked.pixels} />
            {isChance ? (
              <figcaption className="small">{said.attacked}</figcaption>
            ) : (
              <figcaption className="film-verdict small" data-held={held}>
                <Icon name={held ? 'check' : 'cross'} />
                <span>{(held ? said.held : said.fooled)(answer(attacked.prediction))}</span>
              </figcaption>
            )}
          </figure>
        )}
        {attacked?.map && <MapFigure map={attacked.map} caption={said.attackedMap} />}
      </div>
    </article>
  );
});

function Makers({ frame }: { readonly frame: TrainingFrame }) {
  const { map, attack } = makersOf(frame);
  return (
    <span className="quiet">
      {' '}
      · {methodName(map)}
      {attack !== undefined && `, ${methodName(attack)}`}
    </span>
  );
}

function MapFigure({ map, caption }: { readonly map: ExplainedMap; readonly caption: string }) {
  const view = useLimelight((s) => s.scene.view);
  const { min, max } = displayOf(map, view);
  const said = fetchedText.finetune.film;
  return (
    <figure>
      <FilmMap map={map} label={said.map(caption)} />
      <figcaption className="small">
        {caption}
        <br />
        <span className="quiet">{said.upTo(significant(Math.max(max, -min), 3))}</span>
      </figcaption>
    </figure>
  );
}

function Picture({ pixels }: { readonly pixels: Pixels }) {
  const paint = useCallback((rgba: Uint8ClampedArray) => paintPicture(pixels, rgba), [pixels]);
  return (
    <PixelCanvas
      width={pixels.width}
      height={pixels.height}
      paint={paint}
      role="img"
      aria-label={fetchedText.finetune.film.attackedPicture}
    />
  );
}
