import { useCallback, useEffect, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { DISAGREEMENT_COLOURS, paintDisagreement } from '@/domain/disagreement';
import { toFailure, type Failure } from '@/domain/errors';
import { coefficient, percent } from '@/domain/format';
import type { MapMeasures } from '@/domain/map-measures';
import { useLimelight } from '@/state/store';
import type { ExplainedMap, LimelightState } from '@/state/types';
import { modelLabel, text, words } from '@/text';
import { PixelCanvas } from '@/ui/pixel-canvas';
import { Term } from '@/ui/term';
import { asMeasured, displayOf } from '../shared/map-display';
import { mapName } from '../shared/map-names';

/** Every two of the scene's explanations. */
function pairsOf({ scene }: LimelightState): string[] {
  return scene.maps.flatMap((_, first) =>
    scene.maps.slice(first + 1).map((_, next) => [first, first + 1 + next].join(' ')),
  );
}

/** Where the maps of this picture agree and where not, for every two explanations and every model. */
export function Disagreement() {
  const pairs = useLimelight(useShallow(pairsOf));
  return (
    <section className="disagreement">
      <h3>{text.saliency.differences.here}</h3>
      {pairs.map((pair) => {
        const [first, second] = pair.split(' ').map(Number) as [number, number];
        return <PairDisagreement key={pair} {...{ first, second }} />;
      })}
    </section>
  );
}

interface Pair {
  readonly first: number;
  readonly second: number;
}

function PairDisagreement({ first, second }: Pair) {
  const models = useLimelight(useShallow((s) => s.columns.map(({ modelId }) => modelId)));
  const names = useLimelight(useShallow((s) => [first, second].map((index) => mapName(s, s.scene.maps[index]!))));
  const words = text.saliency.differences;
  const keys = [
    ['first', words.alone(names[0]!)],
    ['second', words.alone(names[1]!)],
    ['both', words.both],
  ] as const;
  return (
    <>
      <p className="small">
        {words.strongest}{' '}
        {keys.map(([whose, name]) => (
          <span key={whose} className="disagreement-key">
            <i style={{ background: `rgb(${DISAGREEMENT_COLOURS[whose].join(' ')})` }} /> {name}{' '}
          </span>
        ))}
      </p>
      <div className="disagreement-models">
        {models.map((modelId) => (
          <ModelDisagreement key={modelId} {...{ modelId, first, second }} />
        ))}
      </div>
    </>
  );
}

/** The measures of two maps; while those of newer ones are on their way, nothing. */
function useMeasures(first: ExplainedMap | undefined, second: ExplainedMap | undefined) {
  const compareMaps = useLimelight((s) => s.compareMaps);
  const [known, setKnown] = useState<{
    readonly of: readonly unknown[];
    readonly measures?: MapMeasures | undefined;
    readonly failure?: Failure;
  }>();
  useEffect(() => {
    if (!first || !second) return undefined;
    const of = [first, second];
    let isCurrent = true;
    compareMaps(first, second).then(
      (measures) => isCurrent && setKnown({ of, measures }),
      (thrown: unknown) => isCurrent && setKnown({ of, failure: toFailure(thrown) }),
    );
    return () => void (isCurrent = false);
  }, [compareMaps, first, second]);
  return known?.of[0] === first && known?.of[1] === second ? known : undefined;
}

function ModelDisagreement({ modelId, first, second }: Pair & { readonly modelId: string }) {
  const column = useLimelight((s) => s.columns.find((candidate) => candidate.modelId === modelId));
  const cells = [first, second].map((index) => column?.maps[index]?.clean);
  const [one, other] = cells.map((cell) => (cell?.busy || cell?.stale ? undefined : cell?.value));
  const known = useMeasures(one, other);
  const pixels = column?.pixels;
  const paint = useCallback(
    (rgba: Uint8ClampedArray) =>
      one &&
      other &&
      pixels &&
      paintDisagreement(displayOf(one, asMeasured), displayOf(other, asMeasured), pixels, rgba),
    [one, other, pixels],
  );
  if (!column) return null;
  const label = modelLabel(modelId, column.label);
  const { measures, failure } = known ?? {};
  return (
    <figure data-testid="disagreement" data-model-id={modelId} data-spearman={measures?.spearman}>
      {one && other && pixels ? (
        <PixelCanvas
          width={pixels.width}
          height={pixels.height}
          paint={paint}
          role="img"
          aria-label={text.saliency.differences.picture(label)}
        />
      ) : (
        <p className="disagreement-waiting quiet small">{text.saliency.differences.waiting}</p>
      )}
      <figcaption className="small">
        <span className="quiet">{label}</span>
        {measures && (
          <>
            <Term label="ρ" value={coefficient(measures.spearman)} definition={text.definitions.spearman} />
            <Term
              label={text.compare.shift.top10}
              value={percent(measures.top10)}
              definition={text.definitions.top10}
            />
          </>
        )}
        {failure && <span>{words(failure).message}</span>}
        {measures && measures.flat !== 'none' && <span className="quiet">{text.saliency.differences.flat}</span>}
      </figcaption>
    </figure>
  );
}
