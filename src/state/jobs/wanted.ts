import type { Catalogue, Ask } from '@/worker/protocol';
import type { Pixels, Prediction } from '@/domain/picture';
import { resolveParams, type ParamValues } from '@/domain/params';
import { EACH, MOST_MAPS, type Explanation, type Scene } from '@/domain/scene/schema';
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
  readonly attack: Want<Attack>;
  /** The model's own answer to a picture attacked on another; of its own attack the answer comes with that. */
  readonly verdict: Want<Predict>;
  /** One for each explanation of the scene, in its order. */
  readonly maps: readonly MapWants[];
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
   * What a column should show. The attack pushes away from its source's own clean prediction. All maps explain the class
   * that the column's model gives the clean picture, unless each picture's own is asked for, or one class for all; a
   * model that lacks that class explains what it sees.
   */
  column(column: Column): ColumnWants {
    const { scene } = this.situation;
    const clean = this.clean(column);
    const seen = this.seen(column);
    const off = { attack: 'off', verdict: 'off' } as const;
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
    const { attack, verdict, obstacle } = this.transfer(source, column);
    if (obstacle) return { ...off, clean, maps: maps('off'), obstacle };
    if (typeof attack === 'string') return { ...off, clean, attack, maps: maps(attack) };
    const attacked = this.situation.result(attack);
    const prediction = verdict === 'off' ? attacked?.prediction : verdict !== 'later' && this.situation.result(verdict);
    const result = attacked && prediction && seen;
    const explained = result && { pixels: attacked.adversarial, label: prediction.label, key: attack.key };
    return { clean, attack, verdict, maps: maps(explained || 'later') };
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

  private explain(column: Column, map: Explanation, { pixels, label, key: parent }: Explainable): Want<Explain> {
    const { scene, catalogue, columns } = this.situation;
    const method = catalogue?.saliency.find(({ id }) => id === map.method);
    if (!method) return 'off';
    const params: ParamValues = resolveParams(method.params, map.params).params;
    const seen = this.seen(column)?.label ?? label;
    const chosen = scene.explained;
    const named = typeof chosen === 'number' ? classIn(column, chosen, columns) : undefined;
    const target = chosen === 'predicted' ? label : (named ?? seen);
    const { modelId } = column;
    const key = join('explain', modelId, parent, method.id, params, target, scene.seed);
    const ask = { modelId, pixels, target, saliencyId: method.id, params, seed: scene.seed };
    return { key, kind: 'explain', ask, signed: method.signed };
  }
}

/**
 * What columns and matrix take, the most urgent first: predictions, attacks and every column's first explanation; the
 * second and the third ones; the matrix. Some may stand in it more than once.
 */
export function byUrgency(columns: readonly ColumnWants[], matrix: readonly TransferWants[]): Wanted[][] {
  const further = Array.from({ length: MOST_MAPS - 1 }, (_, index) =>
    columns.flatMap(({ maps }) => mapJobs(maps[index + 1])),
  );
  const first = columns.flatMap(({ clean, attack, verdict, maps }) => [clean, attack, verdict, ...mapJobs(maps[0])]);
  return [first, ...further, matrix.flatMap(({ attack, verdict }) => [attack, verdict])].map((wants) =>
    wants.filter((want) => typeof want === 'object'),
  );
}

function mapJobs(map: MapWants | undefined): Want<Explain>[] {
  return map ? [map.clean, map.attacked] : [];
}

function obstacleBetween(source: Column, victim: Column): TransferObstacle | undefined {
  if (source.failure) return 'source-missing';
  if (victim.failure) return 'victim-missing';
  return source.card && victim.card && transferObstacle(source.card, victim.card);
}

function join(...parts: unknown[]): string {
  return JSON.stringify(parts);
}
