import {
  amplificationFor,
  paintMap,
  paintOverlay,
  paintPerturbation,
  paintPicture,
  scaleRamp,
  type DisplayMap,
  type Tone,
} from '@/domain/display';
import { isFlat } from '@/domain/flat-map';
import { percent, significant } from '@/domain/format';
import { boundOf } from '@/domain/method';
import { perturbationNorms } from '@/domain/perturbation';
import type { Pixels, Prediction } from '@/domain/picture';
import type { MapUnit } from '@/domain/map-unit';
import { likeliest } from '@/domain/prediction';
import type { Report } from '@/domain/scene-file/report';
import type { Column, ExplainedMap, LimelightState } from '@/state/types';
import { text } from '@/text';
import { fetchedText } from '@/text/fetched';
import { className } from '../shared/class-name';
import { displayOf, unitIn } from '../shared/map-display';
import { mapName } from '../shared/map-names';
import { modelName } from '../shared/model-name';
import { final, scaleEnd } from './report-of';

/** A picture or map of a report, and what is written beneath it. */
export interface SheetPicture {
  readonly title: string;
  readonly lines: readonly string[];
  /** Pixel for pixel. */
  readonly canvas: HTMLCanvasElement;
  /** The colour scale of a map that is not flat. */
  readonly scale?: SheetScale;
}

/** The colours of a map from the smallest to the largest value, one pixel high, and what stands at its ends. */
export interface SheetScale {
  readonly canvas: HTMLCanvasElement;
  readonly low: string;
  readonly high: string;
}

/** What one model makes of the picture. */
export interface SheetRow {
  readonly name: string;
  readonly verdict?: { readonly outcome: string; readonly words: string };
  readonly pictures: readonly SheetPicture[];
}

/** How many of the likeliest classes are named. */
const NAMED = 3;

/** Every picture and map on the screen with its numbers, model by model, as the page draws them. */
export function sheetOf(state: LimelightState, report: Report): readonly SheetRow[] {
  return state.columns.map((column, i) => {
    const { verdict } = report.columns[i] ?? {};
    return {
      name: modelName(state, column.modelId),
      ...(verdict && { verdict }),
      pictures: [...picturesOf(state, column), ...changeOf(state, column)],
    };
  });
}

function picturesOf(state: LimelightState, column: Column): SheetPicture[] {
  const { pixels, card } = column;
  const clean = final(column.clean);
  const attacked = state.scene.attack.on ? final(column.attacked) : undefined;
  const classes = card?.classes ?? [];
  const words = fetchedText.sharing.sheet;
  const maps = (which: 'clean' | 'attacked', of: Pixels) =>
    column.maps.flatMap((cells, index) => {
      const map = final(cells[which]);
      if (!map) return [];
      const drawn = mapPicture(state, column.modelId, index, map, of, classes);
      const moved = which === 'attacked' ? final(cells.shift) : undefined;
      return [moved && moved.flat === 'none' ? { ...drawn, lines: [...drawn.lines, words.moved(moved)] } : drawn];
    });
  return [
    ...(pixels ? [photo(words.clean, pixels, clean, classes), ...maps('clean', pixels)] : []),
    ...(attacked
      ? [
          photo(
            attacked.frame ? words.atStep(attacked.frame.step, attacked.frame.total) : words.attacked,
            attacked.pixels,
            attacked.prediction,
            classes,
          ),
          ...maps('attacked', attacked.pixels),
        ]
      : []),
  ];
}

function photo(
  title: string,
  pixels: Pixels,
  prediction: Prediction | undefined,
  classes: readonly string[],
): SheetPicture {
  const probabilities = prediction?.probabilities ?? new Float32Array();
  const lines = likeliest(probabilities, NAMED).map(
    (label) => `${className(classes, label)} ${percent(probabilities[label] ?? NaN)}`,
  );
  return { title, lines, canvas: drawn(pixels, (rgba) => paintPicture(pixels, rgba)) };
}

function mapPicture(
  state: LimelightState,
  modelId: string,
  index: number,
  map: ExplainedMap,
  pixels: Pixels,
  classes: readonly string[],
): SheetPicture {
  const { gamma, overlay, logScale } = state.scene.view;
  const display = displayOf(map, state.scene.view);
  const tone = { limit: scaleEnd(state, modelId, index, map), gamma, logScale };
  const nameOf = (label: number) => className(classes, label);
  const versus = map.versus === undefined ? undefined : nameOf(map.versus);
  const flat = isFlat(display);
  return {
    title: mapName(state, map),
    lines: [fetchedText.sharing.sheet.explains(nameOf(map.target), versus), rangeOf(display, flat, unitIn(state, map))],
    canvas: drawn(display, (rgba) => {
      if (overlay > 0) paintOverlay(display, tone, pixels, overlay, rgba);
      else paintMap(display, tone, rgba);
    }),
    ...(!flat && { scale: scaleOf(display.signed, tone) }),
  };
}

function scaleOf(signed: boolean, tone: Tone): SheetScale {
  const ramp = scaleRamp(signed, tone.limit);
  return {
    canvas: drawn(ramp, (rgba) => paintMap(ramp, tone, rgba)),
    low: signed ? significant(-tone.limit) : '0',
    high: significant(tone.limit),
  };
}

function rangeOf({ min, max }: DisplayMap, flat: boolean, unit: MapUnit): string {
  const range = `${significant(min)} … ${significant(max)} ${text.compare.map.units[unit]}`;
  return flat ? fetchedText.sharing.sheet.flat : range;
}

/** The change that the attack made, amplified as the page draws it. */
function changeOf(state: LimelightState, column: Column): SheetPicture[] {
  const { scene, catalogue } = state;
  const attacked = scene.attack.on ? final(column.attacked) : undefined;
  if (!attacked || attacked.clean.data.length !== attacked.pixels.data.length) return [];
  const { clean, pixels } = attacked;
  const norms = perturbationNorms(clean.data, pixels.data, clean.data.length)[0];
  const method = catalogue?.attacks.find(({ id }) => id === scene.attack.id);
  const bound = method && boundOf(method, scene.attack.params);
  const linf = norms?.linf ?? 0;
  const factor = amplificationFor((bound?.norm === 'linf' && bound.epsilon) || linf);
  return [
    {
      title: `δ × ${factor}`,
      lines: [`‖δ‖∞ ${significant(linf * 255)}/255`, `‖δ‖₂ ${significant(norms?.l2 ?? NaN)}`],
      canvas: drawn(clean, (rgba) => paintPerturbation(clean, pixels, factor, rgba)),
    },
  ];
}

/** A canvas of that size, painted as RGBA bytes. */
export function drawn(
  { width, height }: { readonly width: number; readonly height: number },
  paint: (rgba: Uint8ClampedArray) => void,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const image = new ImageData(width, height);
  paint(image.data);
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas;
}
