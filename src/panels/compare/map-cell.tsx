import { memo, useCallback } from 'react';
import { paintMap, paintOverlay, type DisplayMap } from '@/domain/display';
import { isFlat } from '@/domain/flat-map';
import { percent, significant } from '@/domain/format';
import { schemaIn } from '@/domain/method';
import type { Pixels } from '@/domain/picture';
import { changeSaliency } from '@/domain/scene/edits';
import { targetOf } from '@/domain/target';
import { useLimelight } from '@/state/store';
import type { Cell, ExplainedMap } from '@/state/types';
import { text } from '@/text';
import { PixelCanvas } from '@/ui/pixel-canvas';
import { Frame, FrameWaiting } from './frame';
import { modelClassName, targetName } from '../shared/class-name';
import { beyond, displayOf, ownLimit, sharedLimit, unitIn } from '../shared/map-display';
import { mapHandle, mapName } from '../shared/map-names';
import { ScaleLegend } from './scale-legend';
import { useMissingClass } from './use-missing-class';

interface MapCellProps {
  readonly modelId: string;
  /** Which of the scene's explanations it is. */
  readonly index: number;
  /** Of which picture. */
  readonly of: 'clean' | 'adversarial';
  readonly cell: Cell<ExplainedMap>;
  /** The picture explained, for the overlay. */
  readonly pixels: Pixels | undefined;
  readonly classes: readonly string[];
  /** The map of the clean picture, and that picture, where this one is of the attacked. */
  readonly clean?: ExplainedMap | undefined;
  readonly cleanPixels?: Pixels | undefined;
}

/** A map whose own scale ends below this share of the shared one looks almost black; the page says so. */
const FAINT = 0.25;

/** What a map is called; before there is one, what the explanation chosen is. */
function useName(index: number, map: ExplainedMap | undefined): string {
  return useLimelight((s) => {
    const made = map ?? s.scene.maps[index];
    return made ? mapName(s, made) : '';
  });
}

function waitingWords({ busy, progress, failure, held }: Cell<ExplainedMap>): string {
  const words = text.compare.map;
  if (failure) return words.none;
  if (held) return words.notStarted;
  if (busy && progress) return words.step(progress.step, progress.total);
  return busy ? words.computing : words.next;
}

function rangeWords(map: DisplayMap, flat: boolean): string {
  const { min, max, broken, values } = map;
  const words = text.compare.map;
  if (broken > 0) return words.broken(broken, values.length);
  if (min === 0 && max === 0) return words.flatZero;
  if (min === max) return words.flatAt(significant(min));
  const rangeOf = !map.signed || min >= 0 ? words.range : max > 0 ? words.signedRange : words.againstRange;
  const range = rangeOf(significant(min), significant(max));
  return flat ? words.flatRange(range) : range;
}

/** Where the drop of a probability is flat, that of the logit or the margin need not be; nothing for other methods. */
function OtherMeasure({ index }: { readonly index: number }) {
  const map = useLimelight((s) => s.scene.maps[index]);
  const methods = useLimelight((s) => s.catalogue?.saliency);
  const dispatch = useLimelight((s) => s.dispatch);
  const schema = map && schemaIn(methods, map.method);
  const measure = schema?.['measure'];
  const measured = map?.params['measure'] ?? measure?.default;
  if (measure?.kind !== 'choice' || (measured !== 'drop' && measured !== 'sarfa')) return null;
  return (
    <p className="small">
      {text.compare.map.unmoved}{' '}
      <button
        type="button"
        data-testid="measure-logit"
        onClick={() => dispatch(changeSaliency(index, 'measure', 'logit', schema!))}
      >
        {text.compare.map.measureLogit}
      </button>
    </p>
  );
}

/** How far a map that shares out what the score gained over its baseline does so. */
function Shares({ sum, difference }: { readonly sum: number; readonly difference: number }) {
  const off = Math.abs(difference - sum);
  const gap =
    off < Math.abs(difference) ? `${significant((100 * off) / Math.abs(difference))}\u00a0%` : significant(off);
  const words = text.compare.map;
  return (
    <p
      className="map-range quiet small"
      data-testid="map-shares"
      data-sum={sum}
      data-difference={difference}
      title={words.sharesSummary(significant(sum), significant(difference))}
    >
      {words.shares(gap)}
    </p>
  );
}

/** Draws a map up to a limit, with as much of its picture beneath as the scene has it. */
function usePaint(display: DisplayMap | undefined, limit: number, pixels: Pixels | undefined) {
  const { gamma, logScale, overlay } = useLimelight((s) => s.scene.view);
  return useCallback(
    (rgba: Uint8ClampedArray) => {
      if (!display) return;
      const tone = { limit, gamma, logScale };
      if (overlay > 0 && pixels) paintOverlay(display, tone, pixels, overlay, rgba);
      else paintMap(display, tone, rgba);
    },
    [display, limit, gamma, logScale, overlay, pixels],
  );
}

/** A saliency map in colour, its raw range in numbers. */
export const MapCell = memo(function MapCell({
  modelId,
  index,
  of,
  cell,
  pixels,
  classes,
  clean,
  cleanPixels,
}: MapCellProps) {
  const map = cell.value;
  const testId = `map-${index}-${of}`;
  const missing = useMissingClass(modelId, (scene) => scene.explained);
  const missingVersus = useMissingClass(modelId, (scene) => scene.versus);
  const name = useName(index, map);
  const unit = useLimelight((s) => unitIn(s, map));
  const shared = useLimelight((s) => sharedLimit(s, index, modelId));
  const view = useLimelight((s) => s.scene.view);
  const { scale, clipPercentile, gamma, logScale } = view;
  const display = map && displayOf(map, view);
  const own = map ? ownLimit(map, view) : 0;
  const limit = scale === 'own' ? own : shared;
  // The scale of several explanations has no one place above them.
  const hasScale = useLimelight((s) => s.scene.maps.length > 1) || scale === 'own';

  const paint = usePaint(display, limit, pixels);
  const before = clean && displayOf(clean, view);
  const paintClean = usePaint(before, clean && scale === 'own' ? ownLimit(clean, view) : shared, cleanPixels);

  if (!display)
    return (
      <Frame
        testId={testId}
        title={name}
        legend={<p className="map-legend-waiting small" data-lines={hasScale ? 2 : 1} />}
      >
        <FrameWaiting words={waitingWords(cell)} />
      </Frame>
    );

  const words = text.compare.map;
  const explained = targetName(classes, targetOf(map.target, map.versus));
  // A preview is flat until it has begun to grow.
  const flat = !cell.busy && isFlat(display);
  const clipped = beyond(map, view, limit);
  const faint = !flat && own < FAINT * limit ? words.faint : '';
  const range = rangeWords(display, flat);
  const measured = flat || display.broken > 0 ? range : `${range} ${words.units[unit]}`;
  const colours = text.compare.scale.summary({ signed: display.signed, limit, logScale, clipPercentile });
  const perColour = unit.endsWith('per-colour') ? ` ${words.perColour}` : '';
  const summary = flat ? words.rangeSummary(range) : `${words.rangeSummary(measured)}${perColour} ${colours}`;
  return (
    <Frame
      testId={testId}
      title={name}
      detail={words.of(explained)}
      stale={cell.stale}
      size={display}
      file={{ name: `${modelId}-${map.method}${clean ? '-attacked' : ''}`, ...(!cell.busy && { values: map }) }}
      clean={
        before && {
          canvas: <PixelCanvas width={before.width} height={before.height} paint={paintClean} aria-hidden="true" />,
          focusable: false,
        }
      }
      legend={
        <>
          {missing !== undefined && index === 0 && <p className="quiet small">{words.missing(missing)}</p>}
          {missingVersus !== undefined && index === 0 && (
            <p className="quiet small">{words.missingVersus(missingVersus)}</p>
          )}
          {!flat && hasScale && (
            <ScaleLegend
              signed={display.signed}
              tone={{ limit, gamma, logScale }}
              clipped={clipped > 0}
              unit={words.units[unit]}
            />
          )}
          <p className="map-range quiet small" title={summary}>
            {range}
            {faint}
            {!flat && clipped > 0 && <span className="map-range-beyond">{words.beyond(percent(clipped))}</span>}
          </p>
          {map.shares && !cell.busy && <Shares {...map.shares} />}
          {flat && <OtherMeasure index={index} />}
        </>
      }
    >
      <PixelCanvas
        width={display.width}
        height={display.height}
        paint={paint}
        role="img"
        aria-label={words.name(name, explained, measured)}
        data-testid={mapHandle(`saliency-${of}`, index)}
        data-map={index}
        data-method={map.method}
        data-min={display.min}
        data-max={display.max}
        data-flat={flat}
        data-class={modelClassName(classes, map.target)}
        data-versus={map.versus === undefined ? undefined : modelClassName(classes, map.versus)}
      />
    </Frame>
  );
});
