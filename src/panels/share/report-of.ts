import { perturbationNorms } from '@/domain/perturbation';
import type { Prediction } from '@/domain/picture';
import { classOf } from '@/domain/samples';
import {
  REPORT_VERSION,
  type Report,
  type ReportColumn,
  type ReportLeague,
  type ReportMap,
  type ReportPrediction,
} from '@/domain/scene-file/report';
import { classesOf, targetOf, type Target } from '@/domain/target';
import { linkable } from '@/state/check-scene';
import type { LeagueRun } from '@/state/faithfulness/types';
import { targetIn } from '@/state/shared-class';
import type { AttackedPicture, Cell, Column, ExplainedMap, LimelightState } from '@/state/types';
import { zoo } from '@/state/zoo';
import { pictureName } from '@/text';
import { version } from '../../../package.json';
import { displayOf, ownLimit, sharedLimit, unitIn } from '../shared/map-display';
import { verdictOf } from '../shared/verdict';

/** What a report is made of beside the comparison. */
interface Circumstances {
  readonly league: LeagueRun | undefined;
  readonly link: string;
  readonly browser: string;
  readonly now: Date;
}

/** Everything on the screen in numbers. What is still on its way, or of a scene before, is left out. */
export function reportOf(state: LimelightState, { league, link, browser, now }: Circumstances): Report {
  const { picture, samples, backend, columns, transfer } = state;
  const credit = picture?.kind === 'sample' ? samples.find(({ id }) => id === picture.id)?.credit : undefined;
  const classesOf = (id: string) => columns.find(({ modelId }) => modelId === id)?.card?.classes ?? [];
  return {
    ...{ limelight: 'report', version: REPORT_VERSION, made: now.toISOString(), app: version, link },
    scene: linkable(state.scene),
    ...(picture && {
      picture: {
        ...{
          name: pictureName(picture),
          kind: picture.kind,
          width: picture.pixels.width,
          height: picture.pixels.height,
        },
        ...(picture.kind === 'own' && { hash: picture.id }),
        ...(credit !== undefined && { credit }),
      },
    }),
    ...(backend && { backend: { name: backend.name, software: backend.software } }),
    browser,
    columns: columns.map((column) => columnOf(state, column)),
    transfer: transfer.flatMap(({ source, victim, busy, prediction }) => {
      if (busy || !prediction) return [];
      const { className, probability } = topOf(prediction, classesOf(victim));
      return [{ source, victim, className, probability }];
    }),
    ...(league?.state === 'done' && { league: leagueOf(league) }),
  };
}

function columnOf(state: LimelightState, column: Column): ReportColumn {
  const { modelId, label, outline, card, failure } = column;
  const classes = card?.classes ?? [];
  const clean = final(column.clean);
  const attacked = state.scene.attack.on ? final(column.attacked) : undefined;
  const over = final(column.overEpsilon);
  const family = (card ?? outline)?.family;
  const verdict = clean && attacked?.prediction && verdictIn(state, column, clean, attacked.prediction);
  return {
    model: {
      ...{ id: modelId, label, classes },
      ...(family !== undefined && { family }),
      ...(card && { parameters: card.parameters, licence: card.licence }),
      files: (zoo.get(modelId)?.files ?? []).map(({ name, hash }) => ({ name, sha256: hash })),
    },
    ...(failure && { failure: failure.code }),
    ...(clean && { clean: predictionOf(clean, classes) }),
    ...(attacked && { attacked: attackedOf(attacked, classes) }),
    ...(verdict && { verdict: { outcome: verdict.outcome, words: verdict.words } }),
    maps: column.maps.map((cells, index) => {
      const [before, after] = [final(cells.clean), attacked && final(cells.attacked)];
      const shift = after && final(cells.shift);
      const mapOf = (map: ExplainedMap) => reportMap(state, modelId, index, map, classes);
      return {
        ...(before && { clean: mapOf(before) }),
        ...(after && { attacked: mapOf(after) }),
        ...(shift && {
          shift: {
            ...{ spearman: defined(shift.spearman), ssim: defined(shift.ssim), top10: defined(shift.top10) },
            flat: shift.flat,
          },
        }),
      };
    }),
    ...(over && {
      overEpsilon: {
        points: over.points.map(({ epsilon, prediction, fools }) => {
          const { className, probability } = topOf(prediction, classes);
          return { epsilon, className, probability, fools };
        }),
        smallest: {
          kind: over.smallest.kind,
          ...(over.smallest.kind === 'found' && { epsilon: over.smallest.epsilon }),
        },
      },
    }),
  };
}

/** What a cell holds, once it is what the scene asks for. */
export function final<T>({ value, stale, busy }: Cell<T>): T | undefined {
  return stale || busy ? undefined : value;
}

function verdictIn(
  { scene, columns, picture, samples }: LimelightState,
  column: Column,
  clean: Prediction,
  attacked: Prediction,
) {
  const classes = column.card?.classes ?? [];
  const sample = picture?.kind === 'sample' ? samples.find(({ id }) => id === picture.id) : undefined;
  const truth = sample && classOf(sample, classes);
  return verdictOf(clean, attacked, classes, { target: targetIn(column, scene, columns), truth });
}

function attackedOf(
  { pixels, clean, source, frame, prediction, milliseconds }: AttackedPicture,
  classes: readonly string[],
): ReportColumn['attacked'] {
  const comparable = pixels.data.length === clean.data.length;
  const norms = comparable ? perturbationNorms(clean.data, pixels.data, clean.data.length)[0] : undefined;
  return {
    ...(prediction && { prediction: predictionOf(prediction, classes) }),
    source,
    ...(frame && { frame }),
    ...{ linf: defined(norms?.linf), l2: defined(norms?.l2) },
    ...(milliseconds !== undefined && { milliseconds }),
  };
}

function predictionOf(prediction: Prediction, classes: readonly string[]): ReportPrediction {
  const { label, independent, probabilities, logits } = prediction;
  return {
    ...{ label, ...topOf(prediction, classes), independent },
    probabilities: Array.from(probabilities, float32),
    logits: Array.from(logits, float32),
  };
}

function topOf({ label, probabilities }: Prediction, classes: readonly string[]) {
  return { className: nameIn(classes, label), probability: float32(probabilities[label] ?? NaN) };
}

function reportMap(
  state: LimelightState,
  modelId: string,
  index: number,
  map: ExplainedMap,
  classes: readonly string[],
): ReportMap {
  const { min, max } = displayOf(map, state.scene.view);
  return {
    ...{ method: map.method, params: { ...map.params }, ...explainedIn(classes, targetOf(map.target, map.versus)) },
    unit: unitIn(state, map),
    ...{ min: float32(min), max: float32(max), scaleEnd: float32(scaleEnd(state, modelId, index, map)) },
    ...(map.shares && { shares: { sum: defined(map.shares.sum), difference: defined(map.shares.difference) } }),
  };
}

/** Where the colour scale that a map is drawn with ends. */
export function scaleEnd(state: LimelightState, modelId: string, index: number, map: ExplainedMap): number {
  const { view } = state.scene;
  return view.scale === 'own' ? ownLimit(map, view) : sharedLimit(state, index, modelId);
}

function leagueOf({ contestants, attack, pictures, assessed, rows, lookedAt }: LeagueRun): ReportLeague {
  return {
    ...{ pictures: assessed.length, from: pictures },
    ...(attack !== undefined && { attack }),
    rows: contestants.map(({ modelId, method, params }, i) => {
      const { cells = {}, flat = 0, broken = 0 } = rows[i] ?? {};
      const seen = pictures === 'picture' ? lookedAt?.byModel.get(modelId) : undefined;
      const explained = seen && explainedIn(seen.classes, seen.target);
      return { model: modelId, method, params: { ...params }, ...explained, flat, broken, cells };
    }),
  };
}

/** What a map explains, in the model's own names. */
function explainedIn(classes: readonly string[], target: Target) {
  const [className, versus] = classesOf(target).map((label) => nameIn(classes, label)) as [string, string?];
  return { className, ...(versus !== undefined && { versus }) };
}

function nameIn(classes: readonly string[], label: number): string {
  return classes[label] ?? String(label);
}

/** Null where it is not a number. */
function defined(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** With as many digits as tell float32 apart. */
function float32(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(9)) : null;
}
