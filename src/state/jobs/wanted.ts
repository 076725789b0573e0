import type { Catalogue, Ask } from '@/worker/protocol';
import type { Prediction } from '@/domain/picture';
import { resolveParams, type ParamValues } from '@/domain/params';
import { EACH, type Scene } from '@/domain/scene/schema';
import { transferObstacle, type TransferObstacle } from '@/domain/transfer';
import { classIn, paramsIn } from '../shared-class';
import type { AttackResult, Column } from '../types';

/** A request to the engine; `key` names exactly what it depends on, so equal keys have equal results. */
export type Wanted =
  | { readonly key: string; readonly kind: 'predict'; readonly ask: Ask<'predict'> }
  | {
      readonly key: string;
      readonly kind: 'explain';
      readonly ask: Ask<'explain'>;
      /** Whether the method's values have a sign that means something. */
      readonly signed: boolean;
    }
  | { readonly key: string; readonly kind: 'attack'; readonly ask: Ask<'attack'> };

/** What a cell should show: a job's result, nothing at all (`off`), or something that waits for another (`later`). */
export type Want<W extends Wanted = Wanted> = W | 'off' | 'later';

type Predict = Extract<Wanted, { kind: 'predict' }>;
type Explain = Extract<Wanted, { kind: 'explain' }>;
type Attack = Extract<Wanted, { kind: 'attack' }>;

/** What a column should show, and what that takes. */
export interface ColumnWants {
  readonly clean: Want<Predict>;
  readonly saliencyClean: Want<Explain>;
  readonly attack: Want<Attack>;
  /** The model's own answer to a picture attacked on another; of its own attack the answer comes with that. */
  readonly verdict: Want<Predict>;
  readonly saliencyAttacked: Want<Explain>;
  /** Why the attack's source cannot be shown to this model. */
  readonly obstacle?: TransferObstacle;
}

/** One field of the transfer matrix. */
export interface TransferWants {
  readonly source: string;
  readonly victim: string;
  readonly attack: Want<Attack>;
  readonly verdict: Want<Predict>;
  readonly obstacle?: TransferObstacle;
}

/** Everything that decides what should be shown. */
export interface Situation {
  readonly scene: Scene;
  readonly catalogue: Catalogue | undefined;
  /** From left to right: the first says what a class number means. */
  readonly columns: readonly Column[];
  /** Identity of the picture on the screen, `kind:id`. */
  readonly pictureKey: string | undefined;
  /** The final result of a job, once it is there. */
  result(want: Predict): Prediction | undefined;
  result(want: Attack): AttackResult | undefined;
}

/** What every job of a scene is made from. */
export class Wants {
  private readonly columns: ReadonlyMap<string, Column>;

  constructor(private readonly situation: Situation) {
    this.columns = new Map(situation.columns.map((column) => [column.modelId, column]));
  }

  /**
   * What a column should show. The attack pushes away from its source's own clean prediction. Both maps explain the class
   * that the column's model gives the clean picture, unless each picture's own is asked for, or one class for all; a
   * model that lacks that class explains what it sees.
   */
  column(column: Column): ColumnWants {
    const { scene } = this.situation;
    const clean = this.clean(column);
    const seen = this.seen(column);
    const off = { attack: 'off', verdict: 'off', saliencyAttacked: 'off' } as const;
    if (clean === 'later') {
      const later = scene.attack.on ? 'later' : 'off';
      return { clean, saliencyClean: 'later', attack: later, verdict: 'off', saliencyAttacked: later };
    }
    const saliencyClean = seen ? this.explain(column, clean.ask.pixels, seen.label, clean.key) : 'later';
    if (!scene.attack.on) return { clean, saliencyClean, ...off };
    const source = this.columns.get(scene.attack.source === EACH ? column.modelId : scene.attack.source) ?? column;
    const { attack, verdict, obstacle } = this.transfer(source, column);
    if (obstacle) return { clean, saliencyClean, ...off, obstacle };
    if (typeof attack === 'string') return { clean, saliencyClean, ...off, attack, saliencyAttacked: attack };
    const attacked = this.situation.result(attack);
    const prediction = verdict === 'off' ? attacked?.prediction : verdict !== 'later' && this.situation.result(verdict);
    const saliencyAttacked =
      attacked && prediction && seen
        ? this.explain(column, attacked.adversarial, prediction.label, attack.key)
        : 'later';
    return { clean, saliencyClean, attack, verdict, saliencyAttacked };
  }

  /** The attack made on one model, and what another says of it. */
  transfer(source: Column, victim: Column): TransferWants {
    const ends = { source: source.modelId, victim: victim.modelId };
    const obstacle = obstacleBetween(source, victim);
    if (obstacle) return { ...ends, attack: 'off', verdict: 'off', obstacle };
    const attack = this.attack(source);
    if (typeof attack === 'string') return { ...ends, attack, verdict: attack };
    if (source.modelId === victim.modelId) return { ...ends, attack, verdict: 'off' };
    const attacked = this.situation.result(attack);
    if (!attacked || this.clean(victim) === 'later') return { ...ends, attack, verdict: 'later' };
    const { modelId } = victim;
    const ask = { modelId, pixels: attacked.adversarial };
    return { ...ends, attack, verdict: { key: join('predict', modelId, attack.key), kind: 'predict', ask } };
  }

  private clean({ modelId, pixels, loading, failure }: Column): Predict | 'later' {
    const { catalogue, pictureKey } = this.situation;
    if (!catalogue || !pixels || !pictureKey || loading || failure) return 'later';
    return { key: join('predict', modelId, pictureKey), kind: 'predict', ask: { modelId, pixels } };
  }

  /** What a column's model says of the clean picture. */
  private seen(column: Column): Prediction | undefined {
    const clean = this.clean(column);
    return clean === 'later' ? undefined : this.situation.result(clean);
  }

  private attack(column: Column): Want<Attack> {
    const { scene, catalogue, columns } = this.situation;
    const clean = this.clean(column);
    const seen = this.seen(column);
    const method = catalogue?.attacks.find(({ id }) => id === scene.attack.id);
    if (catalogue && !method) return 'off';
    if (clean === 'later' || !seen || !method) return 'later';
    const given: ParamValues = resolveParams(method.params, scene.attack.params).params;
    const params = paramsIn(column, method.params, given, columns);
    const ask = { ...clean.ask, label: seen.label, attackId: method.id, params, seed: scene.seed };
    return { key: join('attack', clean.key, seen.label, method.id, params, scene.seed), kind: 'attack', ask };
  }

  private explain(column: Column, pixels: Ask<'explain'>['pixels'], label: number, parent: string): Want<Explain> {
    const { scene, catalogue, columns } = this.situation;
    const method = catalogue?.saliency.find(({ id }) => id === scene.saliency.id);
    if (!method) return 'off';
    const params: ParamValues = resolveParams(method.params, scene.saliency.params).params;
    const seen = this.seen(column)?.label ?? label;
    const chosen = scene.saliency.target;
    const named = typeof chosen === 'number' ? classIn(column, chosen, columns) : undefined;
    const target = chosen === 'predicted' ? label : (named ?? seen);
    const { modelId } = column;
    const key = join('explain', modelId, parent, method.id, params, target, scene.seed);
    const ask = { modelId, pixels, target, saliencyId: method.id, params, seed: scene.seed };
    return { key, kind: 'explain', ask, signed: method.signed };
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
