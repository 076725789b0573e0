import { hasSign } from '@/domain/method';
import type { Pixels, Prediction } from '@/domain/picture';
import { frameAt, type Playback } from '@/domain/playback';
import { resolveParams, type ParamValues } from '@/domain/params';
import { sees, succeeds } from '@/domain/prediction';
import { EACH, type Explanation } from '@/domain/scene/schema';
import { epsilonRange, searchEpsilon, type EpsilonSearch } from '@/domain/smallest-epsilon';
import { synthesisParams } from '@/domain/synthesis';
import { transferObstacle, type TransferObstacle } from '@/domain/transfer';
import { classIn, explainedIn, paramsIn, targetIn } from '../shared-class';
import { mapsOverEpsilon } from './maps-over-epsilon';
import type { Activate, Attack, Explain, Play, Predict, Synthesise, Want, Wanted } from './request';
import type { AttackResult, Column, EpsilonPoint, ExplainedMap, LimelightState, OverEpsilon } from '../types';

const noWants = { attack: 'off', verdict: 'off' } as const;

/** Bytes of pictures that one attack played back may keep. */
const PLAYBACK_BUDGET = 24 * 2 ** 20;

/** An attacked picture that is there: an attack's result, or one step of it. */
export interface Made {
  /** What it depends on; the last step and the result are one. */
  readonly key: string;
  readonly pixels: Pixels;
  /** What the model attacked says of it. */
  readonly prediction: Prediction;
  readonly milliseconds?: number;
  /** Absent where the result is shown. */
  readonly frame?: { readonly step: number; readonly total: number };
}

/** A picture that is explained: the class its column's model gives it, and the key of what it came from. */
interface Explainable {
  readonly pixels: Pixels;
  readonly label: number;
  readonly key: string;
}

/** What one explanation should show of either picture. */
export interface MapWants {
  readonly clean: Want<Explain>;
  readonly attacked: Want<Explain>;
}

/** What a column should show, and what that takes. */
export interface ColumnWants {
  readonly clean: Want<Predict>;
  /** What makes the attacked picture, and that picture once it is there. */
  readonly attack: Want<Attack | Play>;
  readonly made?: Made;
  /** All steps of the attack, for the panel that plays them. */
  readonly playback: Want<Play>;
  /** The same attack within other ε, for the panel that shows the curve. */
  readonly overEpsilon: EpsilonWants | 'off' | 'later';
  /** A layer's feature maps, for the panel that shows them. */
  readonly activations: Want<Activate>;
  /** The picture of a class, for the panel that draws it. */
  readonly synthesis: Want<Synthesise>;
  /** The model's own answer to a picture attacked on another; of its own attack the answer comes with that. */
  readonly verdict: Want<Predict>;
  /** One for each explanation of the scene, in its order. */
  readonly maps: readonly MapWants[];
  /** Why the attack's source cannot be shown to this model. */
  readonly obstacle?: TransferObstacle;
}

/** An attack over ε: what is known of it, and what that and more of it takes. */
export interface EpsilonWants {
  readonly known: OverEpsilon;
  /** What was made for it, so that it is remembered. */
  readonly made: readonly Wanted[];
  /** What is made for it now; nothing once it is all there. */
  readonly next: readonly Wanted[];
}

/** One field of the transfer matrix. */
export interface TransferWants {
  readonly source: string;
  readonly victim: string;
  readonly attack: Want<Attack | Play>;
  readonly made?: Made;
  readonly verdict: Want<Predict>;
  readonly obstacle?: TransferObstacle;
}

/** Everything that decides what should be shown. */
export interface Situation extends Pick<
  LimelightState,
  'scene' | 'catalogue' | 'columns' | 'playbackOpen' | 'epsilonOpen' | 'activationsView' | 'synthesisView'
> {
  /** Identity of the picture on the screen, `kind:id`. */
  readonly pictureKey: string | undefined;
  /** The final result of a job, once it is there. */
  result(want: Predict): Prediction | undefined;
  result(want: Attack): AttackResult | undefined;
  result(want: Play): Playback | undefined;
  result(want: Explain): ExplainedMap | undefined;
}

/** What every job of a scene is made from. */
export class Wants {
  private readonly columns: ReadonlyMap<string, Column>;

  constructor(private readonly situation: Situation) {
    this.columns = new Map(situation.columns.map((column) => [column.modelId, column]));
  }

  /**
   * What a column should show. The attack pushes away from its source's own clean prediction. All maps explain the class
   * that the column's model gives the clean picture, unless each picture's own is asked for, or one class for all; a
   * model that lacks that class explains what it sees. It may be set against another class, which a model that lacks it leaves out.
   */
  column(column: Column): ColumnWants {
    const { scene } = this.situation;
    const clean = this.clean(column);
    const seen = this.seen(column);
    const synthesis = this.synthesis(column, clean);
    const off = {
      ...({ attack: 'off', playback: 'off', overEpsilon: 'off', verdict: 'off' } as const),
      activations: this.activations(column, clean, 'off'),
      synthesis,
    };
    if (clean === 'later') {
      const later = scene.attack.on ? 'later' : 'off';
      return { ...off, clean, attack: later, maps: scene.maps.map(() => ({ clean, attacked: later })) };
    }
    const original = seen && { pixels: clean.ask.pixels, label: seen.label, key: clean.key };
    const maps = (attacked: Explainable | 'off' | 'later'): MapWants[] =>
      scene.maps.map((map) => ({
        clean: original ? this.explain(column, map, original) : 'later',
        attacked: typeof attacked === 'string' ? attacked : this.explain(column, map, attacked),
      }));
    if (!scene.attack.on) return { ...off, clean, maps: maps('off') };
    const source = this.columns.get(scene.attack.source === EACH ? column.modelId : scene.attack.source) ?? column;
    const played = this.play(source);
    const { attack, made, verdict, obstacle } = this.shown(
      source,
      column,
      scene.frame === undefined ? undefined : played,
    );
    if (obstacle) return { ...off, clean, maps: maps('off'), obstacle };
    const playback = this.situation.playbackOpen ? played : 'off';
    const overEpsilon = this.situation.epsilonOpen ? this.overEpsilon(source, column) : 'off';
    const activations = this.activations(column, clean, made ?? 'later');
    if (typeof attack === 'string')
      return { ...off, clean, attack, playback, overEpsilon, activations, maps: maps(attack) };
    const prediction = verdict === 'off' ? made?.prediction : verdict !== 'later' && this.situation.result(verdict);
    const explained = made && prediction && seen && { pixels: made.pixels, label: prediction.label, key: made.key };
    const shown = { clean, attack, ...(made && { made }), verdict, maps: maps(explained || 'later') };
    return { ...shown, playback, overEpsilon, activations, synthesis };
  }

  /** The attack made on one model, and what another says of it; within another ε than the scene's where that is given. */
  transfer(source: Column, victim: Column, epsilon?: number): TransferWants {
    return this.shown(source, victim, this.attack(source, epsilon));
  }

  /** The search for the smallest ε that fools a model, and the curve that comes of it. */
  private overEpsilon(source: Column, column: Column): EpsilonWants | 'off' | 'later' {
    const { scene, catalogue, columns } = this.situation;
    const clean = this.clean(column);
    const method = catalogue?.attacks.find(({ id }) => id === scene.attack.id);
    const seen = this.seen(column);
    if (!method || !seen || clean === 'later') return 'later';
    const range = epsilonRange(method, scene.attack.params);
    if (!range) return 'off';
    const target = targetIn(column, scene, columns);
    const isThere = target !== undefined && sees(seen, target);
    const points = new Map<number, EpsilonPoint>([[0, { epsilon: 0, prediction: seen, fools: isThere }]]);
    const pictures = new Map<number, Explainable>([
      [0, { pixels: clean.ask.pixels, label: seen.label, key: clean.key }],
    ]);
    const made: Wanted[] = [];
    const outcomeOf = (epsilon: number): boolean | undefined => {
      const { attack, verdict, ...transfer } = this.transfer(source, column, epsilon);
      const prediction =
        verdict === 'off' ? transfer.made?.prediction : verdict !== 'later' && this.situation.result(verdict);
      if (!prediction) return undefined;
      const fools = succeeds(seen, prediction, target);
      points.set(epsilon, { epsilon, prediction, fools });
      const { pixels, key } = transfer.made!;
      pictures.set(epsilon, { pixels, label: prediction.label, key });
      made.push(...[attack, verdict].filter((want) => typeof want === 'object'));
      return fools;
    };
    const { smallest, next }: Omit<EpsilonSearch, 'tried'> = isThere
      ? { smallest: { kind: 'found', epsilon: 0, below: 0 } }
      : searchEpsilon(range, outcomeOf, [range.current]);
    const { attack, verdict } = next === undefined ? noWants : this.transfer(source, column, next);
    if (attack === 'later') return 'later';
    const rising = [...points.values()].sort((a, b) => a.epsilon - b.epsilon);
    const mapAt = (map: Explanation, epsilon: number) => this.explain(column, map, pictures.get(epsilon)!);
    const explained = mapsOverEpsilon(rising, scene.maps, mapAt, (want) => this.situation.result(want));
    made.push(...explained.made);
    const known = {
      points: explained.points,
      smallest,
      bound: range.bound,
      ...(target !== undefined && { target }),
    };
    const search = [attack, verdict].filter((want) => typeof want === 'object');
    // The maps come after all answers, one after the other.
    return { known, made, next: search.length > 0 ? search : explained.next };
  }

  /** The same of what makes the attacked picture. */
  private shown(source: Column, victim: Column, attack: Want<Attack | Play> = this.attack(source)): TransferWants {
    const ends = { source: source.modelId, victim: victim.modelId };
    const obstacle = obstacleBetween(source, victim);
    if (obstacle) return { ...ends, attack: 'off', verdict: 'off', obstacle };
    if (typeof attack === 'string') return { ...ends, attack, verdict: attack };
    const made = this.made(attack);
    const shown = { ...ends, attack, ...(made && { made }) };
    if (source.modelId === victim.modelId) return { ...shown, verdict: 'off' };
    if (!made || this.clean(victim) === 'later') return { ...shown, verdict: 'later' };
    const { modelId } = victim;
    const ask = { modelId, pixels: made.pixels };
    return { ...shown, verdict: { key: join('predict', modelId, made.key), kind: 'predict', ask } };
  }

  /** What an attack came to, or is at the step that the scene shows. */
  private made(want: Attack | Play): Made | undefined {
    if (want.kind === 'attack') {
      const result = this.situation.result(want);
      return (
        result && {
          key: want.key,
          pixels: result.adversarial,
          prediction: result.prediction,
          milliseconds: result.milliseconds,
        }
      );
    }
    const playback = this.situation.result(want);
    if (!playback) return undefined;
    const { step, pixels, prediction } = frameAt(playback, this.situation.scene.frame ?? playback.total);
    const key = step === playback.total ? want.of.key : join(want.key, step);
    return { key, pixels, prediction, frame: { step, total: playback.total } };
  }

  private clean({ modelId, pixels, crop, loading, failure }: Column): Predict | 'later' {
    const { catalogue, pictureKey } = this.situation;
    if (!catalogue || !pixels || !pictureKey || loading || failure) return 'later';
    return { key: join('predict', modelId, pictureKey, crop), kind: 'predict', ask: { modelId, pixels } };
  }

  /** What a column's model says of the clean picture. */
  private seen(column: Column): Prediction | undefined {
    const clean = this.clean(column);
    return clean === 'later' ? undefined : this.situation.result(clean);
  }

  private attack(column: Column, epsilon?: number): Want<Attack> {
    const { scene, catalogue, columns } = this.situation;
    const clean = this.clean(column);
    const seen = this.seen(column);
    const method = catalogue?.attacks.find(({ id }) => id === scene.attack.id);
    if (catalogue && !method) return 'off';
    if (clean === 'later' || !seen || !method) return 'later';
    const within = epsilon !== undefined && method.budget && { [method.budget.param]: epsilon };
    const given: ParamValues = resolveParams(method.params, { ...scene.attack.params, ...within }).params;
    const params = paramsIn(column, method.params, given, columns);
    const ask = { ...clean.ask, label: seen.label, attackId: method.id, params, seed: scene.seed };
    return { key: join('attack', clean.key, seen.label, method.id, params, scene.seed), kind: 'attack', ask };
  }

  private play(column: Column): Want<Play> {
    const attack = this.attack(column);
    if (typeof attack === 'string') return attack;
    const ask = { ...attack.ask, budget: PLAYBACK_BUDGET };
    return { key: join('playback', attack.key), kind: 'playback', ask, of: attack };
  }

  private activations(column: Column, clean: Predict | 'later', attacked: Made | 'off' | 'later'): Want<Activate> {
    const view = this.situation.activationsView;
    if (!view) return 'off';
    if (clean === 'later' || attacked === 'later') return 'later';
    const { modelId } = column;
    const { order, count } = view;
    const layer = view.layers[modelId];
    const ask = {
      ...{ modelId, order, count, clean: clean.ask.pixels },
      ...(attacked !== 'off' && { attacked: attacked.pixels }),
      ...(layer !== undefined && { layer }),
    };
    const shown = attacked === 'off' ? undefined : attacked.key;
    return { key: join('activations', modelId, clean.key, shown, layer, order, count), kind: 'activations', ask };
  }

  /** Where it does not start at the picture, it is the same whatever the picture. */
  private synthesis(column: Column, clean: Predict | 'later'): Want<Synthesise> {
    const { synthesisView, columns } = this.situation;
    if (!synthesisView) return 'off';
    if (clean === 'later') return 'later';
    const target = classIn(column, synthesisView.target, columns);
    if (target === undefined) return 'off';
    const { modelId, pixels } = clean.ask;
    const { seed } = synthesisView;
    const params = resolveParams(synthesisParams, synthesisView.params).params;
    const from = params.start === 'picture' ? clean.key : params.start;
    const key = join('synthesise', modelId, from, target, params, seed);
    return { key, kind: 'synthesise', ask: { modelId, pixels, target, params, seed } };
  }

  private explain(column: Column, map: Explanation, { pixels, label, key: parent }: Explainable): Want<Explain> {
    const { scene, catalogue, columns } = this.situation;
    const method = catalogue?.saliency.find(({ id }) => id === map.method);
    if (!method) return 'off';
    const params = paramsIn(column, method.params, resolveParams(method.params, map.params).params, columns);
    const clean = this.seen(column)?.label ?? label;
    const explained = explainedIn(column, scene, columns, { label, clean });
    const { modelId } = column;
    const key = join('explain', modelId, parent, method.id, params, explained, scene.seed);
    const ask = { modelId, pixels, target: explained, saliencyId: method.id, params, seed: scene.seed };
    return { key, kind: 'explain', ask, signed: hasSign(method, params), oneStep: method.oneStep === true };
  }
}

function obstacleBetween(source: Column, victim: Column): TransferObstacle | undefined {
  if (source.failure) return 'source-missing';
  if (victim.failure) return 'victim-missing';
  return source.card && victim.card && transferObstacle(source.card, victim.card);
}

function join(...parts: unknown[]): string {
  return JSON.stringify(parts);
}
