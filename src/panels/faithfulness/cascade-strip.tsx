import { useCallback, useEffect, useRef } from 'react';
import { clipLimit, linearTone, paintMap, sortedMagnitudes } from '@/domain/display';
import { coefficient } from '@/domain/format';
import type { CascadeStrip } from '@/state/faithfulness/cascade';
import { useLimelight } from '@/state/store';
import { words } from '@/text';
import { fetchedText } from '@/text/fetched';
import { methodName } from '@/text/methods';
import { FailureMessage } from '@/ui/failure-message';
import { PixelCanvas } from '@/ui/pixel-canvas';
import { targetName } from '../shared/class-name';
import { modelName } from '../shared/model-name';

type Stage = CascadeStrip['stages'][number];

interface StripProps {
  readonly strip: CascadeStrip;
  /** What the picture is called. */
  readonly picture: string | undefined;
  readonly running: boolean;
  /** Which stage is shown large; of a strip that is not so far its newest. */
  readonly at: number;
  readonly onShow: (at: number) => void;
}

/** One map while its model forgets: a stage of it large, and all of them side by side. */
export function Strip({ strip, picture, running, at, onShow }: StripProps) {
  const { modelId, method, target, classes, stages, progress, failure } = strip;
  const name = useLimelight((s) => modelName(s, modelId));
  const title = `${methodName(method)}, ${name}`;
  const said = fetchedText.faithfulness.cascade;
  const shown = Math.min(at, stages.length - 1);
  const large = stages[shown];
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const [row, stage] = [list.current, list.current?.children[shown] as HTMLElement | undefined];
    if (row && stage) row.scrollLeft = stage.offsetLeft - row.offsetLeft - (row.clientWidth - stage.offsetWidth) / 2;
  }, [shown]);
  return (
    <section
      className="cascade-strip"
      aria-label={title}
      data-testid="cascade-strip"
      data-method={method}
      data-model-id={modelId}
      data-shown={large && shown}
    >
      <h3 className="small">
        {title}{' '}
        {picture !== undefined && <span className="quiet">{said.of(picture, targetName(classes, target))}</span>}{' '}
        {running && !failure && progress && stages.length < progress.total && (
          <span className="quiet">{said.layer(stages.length, progress.total - 1)}</span>
        )}
      </h3>
      {method === 'rise' && <p className="quiet small">{said.sameMasks}</p>}
      {failure ? (
        <FailureMessage code={failure.code} {...words(failure)} />
      ) : (
        <div className="cascade-stages">
          {large && (
            <figure className="cascade-large">
              <StageMap stage={large} />
              <figcaption className="small">
                {large.layer === undefined ? said.trained : `ρ ${coefficient(large.spearman)} · ${large.layer}`}
              </figcaption>
            </figure>
          )}
          <ol ref={list} aria-label={said.byLayer(title)}>
            {stages.map((stage, i) => (
              <li key={stage.layer ?? i}>
                <button
                  type="button"
                  className="cascade-stage"
                  aria-pressed={i === shown}
                  data-testid="cascade-stage"
                  onClick={() => onShow(i)}
                >
                  <StageMap stage={stage} />
                  <span className="small" data-testid="cascade-rho" data-value={stage.spearman}>
                    {i === 0 ? said.trained : `ρ ${coefficient(stage.spearman)}`}
                  </span>
                  <span className="quiet small cascade-layer" title={stage.layer}>
                    {stage.layer ?? ''}
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}

function StageMap({ stage: { map, layer } }: { readonly stage: Stage }) {
  const paint = useCallback(
    (rgba: Uint8ClampedArray) => paintMap(map, linearTone(clipLimit(sortedMagnitudes(map), 99)), rgba),
    [map],
  );
  const said = fetchedText.faithfulness.cascade;
  const label = layer === undefined ? said.trainedMap : said.mapWithout(layer);
  return <PixelCanvas width={map.width} height={map.height} paint={paint} role="img" aria-label={label} />;
}
