import { memo, useCallback } from 'react';
import { blendPicture, paintMap, type DisplayMap } from '@/domain/display';
import { isFlat } from '@/domain/flat-map';
import { significant } from '@/domain/format';
import { schemaIn } from '@/domain/method';
import type { Pixels } from '@/domain/picture';
import { changeSaliency } from '@/domain/scene/edits';
import { useLimelight } from '@/state/store';
import type { Cell, ExplainedMap } from '@/state/types';
import { PixelCanvas } from '@/ui/pixel-canvas';
import { Frame, FrameWaiting } from './frame';
import { displayOf, ownLimit, sharedLimit } from '../shared/map-display';
import { ScaleLegend } from './scale-legend';
import { useMissingClass } from './use-missing-class';

interface MapCellProps {
  readonly modelId: string;
  readonly testId: string;
  readonly cell: Cell<ExplainedMap>;
  /** The picture explained, for the overlay. */
  readonly pixels: Pixels | undefined;
  readonly classes: readonly string[];
}

/** A map whose own scale ends below this share of the shared one looks almost black; the page says so. */
const FAINT = 0.25;

/** The method that made a map; before there is one, the method chosen. */
function useMethod(map: ExplainedMap | undefined): { readonly id: string; readonly label: string } {
  const id = useLimelight((s) => map?.method ?? s.scene.saliency.id);
  const label = useLimelight((s) => s.catalogue?.saliency.find((candidate) => candidate.id === id)?.label);
  return { id, label: label ?? id };
}

function waitingWords({ busy, progress, failure }: Cell<ExplainedMap>): string {
  if (failure) return 'No map';
  if (busy && progress) return `Map: step ${progress.step} of ${progress.total}`;
  return busy ? 'Computing the map…' : 'The map comes next';
}

function rangeWords(map: DisplayMap, flat: boolean): string {
  const { min, max, broken, values } = map;
  if (broken > 0) return `${broken} of ${values.length} pixels are not numbers`;
  if (min === 0 && max === 0) return 'flat: zero everywhere';
  if (min === max) return `flat: ${significant(min)} everywhere`;
  const range = `${significant(min)} … ${significant(max)}`;
  return flat ? `flat: ${range} is no more than rounding` : range;
}

/** Where the drop of a probability is flat, that of the logit or the margin need not be; nothing for other methods. */
function OtherMeasure() {
  const saliency = useLimelight((s) => s.scene.saliency);
  const methods = useLimelight((s) => s.catalogue?.saliency);
  const dispatch = useLimelight((s) => s.dispatch);
  const schema = schemaIn(methods, saliency.id);
  const { measure } = schema;
  if (measure?.kind !== 'choice' || (saliency.params['measure'] ?? measure.default) !== 'drop') return null;
  return (
    <p className="small">
      The probability hardly moves.{' '}
      <button
        type="button"
        data-testid="measure-logit"
        onClick={() => dispatch(changeSaliency('measure', 'logit', schema))}
      >
        Measure the logit
      </button>
    </p>
  );
}

/** A saliency map in colour, its raw range in numbers. */
export const MapCell = memo(function MapCell({ modelId, testId, cell, pixels, classes }: MapCellProps) {
  const map = cell.value;
  const missing = useMissingClass(modelId, (scene) => scene.saliency.target);
  const method = useMethod(map);
  const shared = useLimelight((s) => sharedLimit(s, modelId));
  const { scale, clipPercentile, gamma, overlay } = useLimelight((s) => s.scene.view);
  const display = map && displayOf(map);
  const own = map ? ownLimit(map, clipPercentile) : 0;
  const limit = scale === 'own' ? own : shared;

  const paint = useCallback(
    (rgba: Uint8ClampedArray) => {
      if (!display) return;
      paintMap(display, limit, gamma, rgba);
      if (overlay > 0 && pixels) blendPicture(rgba, display.width, display.height, pixels, overlay);
    },
    [display, limit, gamma, overlay, pixels],
  );

  if (!display)
    return (
      <Frame title={method.label} legend={<p className="small">{'\u00a0'}</p>}>
        <FrameWaiting words={waitingWords(cell)} />
      </Frame>
    );

  const target = classes[map.target] ?? `class ${map.target}`;
  // A preview is flat until it has begun to grow.
  const flat = !cell.busy && isFlat(display);
  const faint = !flat && own < FAINT * limit ? ' · faint' : '';
  const range = rangeWords(display, flat);
  return (
    <Frame
      title={method.label}
      detail={`for ${target}`}
      stale={cell.stale}
      size={display}
      legend={
        <>
          {missing !== undefined && (
            <p className="quiet small">This model has no class “{missing}”, so what it sees is explained.</p>
          )}
          {scale === 'own' && !flat ? (
            <ScaleLegend signed={display.signed} limit={own} gamma={gamma} />
          ) : (
            <p className="map-range quiet small" title="Smallest and largest value of the map, before any clipping">
              {range}
              {faint}
            </p>
          )}
          {flat && <OtherMeasure />}
        </>
      }
    >
      <PixelCanvas
        width={display.width}
        height={display.height}
        paint={paint}
        role="img"
        aria-label={`${method.label} map for ${target}, values ${range}`}
        data-testid={testId}
        data-method={method.id}
        data-min={display.min}
        data-max={display.max}
        data-flat={flat}
        data-class={target}
      />
    </Frame>
  );
});
