import { useCallback } from 'react';
import { clipLimit, linearTone, paintMap, sortedMagnitudes } from '@/domain/display';
import { coefficient } from '@/domain/format';
import { useCascade, type CascadeStrip } from '@/state/faithfulness/cascade';
import { useLimelight } from '@/state/store';
import { words } from '@/text';
import { fetchedText } from '@/text/fetched';
import { methodName } from '@/text/methods';
import { FailureMessage } from '@/ui/failure-message';
import { PixelCanvas } from '@/ui/pixel-canvas';
import { modelName } from '../shared/model-name';

/** Does a map notice when the model forgets? Each map on the screen, while its model's layers are drawn anew. */
export function CascadeView() {
  const { state, strips, start, stop } = useCascade((s) => s);
  const ready = useLimelight((s) => s.columns.some(({ maps }) => maps[0]?.clean.value));
  const running = state === 'running';
  const said = fetchedText.faithfulness.cascade;
  return (
    <div className="cascade" data-testid="cascade" data-state={state}>
      <p className="small cascade-words">{said.what}</p>
      <div>
        <button type="button" className="primary" data-testid="cascade-start" disabled={!ready} onClick={start}>
          {running ? fetchedText.faithfulness.again : said.start}
        </button>{' '}
        {running && (
          <button type="button" data-testid="cascade-stop" onClick={stop}>
            {fetchedText.faithfulness.stop}
          </button>
        )}
      </div>
      {strips.map((strip) => (
        <Strip key={`${strip.modelId} ${strip.method} ${JSON.stringify(strip.params)}`} strip={strip} />
      ))}
    </div>
  );
}

function Strip({ strip: { modelId, method, stages, progress, failure } }: { readonly strip: CascadeStrip }) {
  const name = useLimelight((s) => modelName(s, modelId));
  const title = `${methodName(method)}, ${name}`;
  const said = fetchedText.faithfulness.cascade;
  return (
    <section
      className="cascade-strip"
      aria-label={title}
      data-testid="cascade-strip"
      data-method={method}
      data-model-id={modelId}
    >
      <h3 className="small">
        {title}{' '}
        {!failure && progress && stages.length < progress.total && (
          <span className="quiet">{said.layer(stages.length, progress.total - 1)}</span>
        )}
      </h3>
      {failure ? (
        <FailureMessage code={failure.code} {...words(failure)} />
      ) : (
        <ol tabIndex={0} aria-label={said.byLayer(title)}>
          {stages.map((stage, i) => (
            <li key={stage.layer ?? i}>
              <StageMap stage={stage} />
              <span className="small" data-testid="cascade-rho" data-value={stage.spearman}>
                {i === 0 ? said.trained : `ρ ${coefficient(stage.spearman)}`}
              </span>
              <span className="quiet small cascade-layer" title={stage.layer}>
                {stage.layer ?? ''}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function StageMap({ stage: { map, layer } }: { readonly stage: CascadeStrip['stages'][number] }) {
  const paint = useCallback(
    (rgba: Uint8ClampedArray) => paintMap(map, linearTone(clipLimit(sortedMagnitudes(map), 99)), rgba),
    [map],
  );
  const said = fetchedText.faithfulness.cascade;
  const label = layer === undefined ? said.trainedMap : said.mapWithout(layer);
  return <PixelCanvas width={map.width} height={map.height} paint={paint} role="img" aria-label={label} />;
}
