import { resolveParams, type ParamValues } from '@/domain/params';
import type { Scene } from '@/domain/scene';
import type { Ask, Catalogue } from '@/worker/protocol';
import { classIn, paramsIn, type ClassHolder } from './shared-class';
import type { Column } from './types';

/** The four computed cells of a column. */
export type CellName = 'clean' | 'saliencyClean' | 'attacked' | 'saliencyAttacked';

/** A request that fills a cell; `key` names exactly what it depends on, so equal keys have equal results. */
export type Wanted =
  | { readonly key: string; readonly kind: 'predict'; readonly ask: Ask<'predict'> }
  | { readonly key: string; readonly kind: 'explain'; readonly ask: Ask<'explain'> }
  | { readonly key: string; readonly kind: 'attack'; readonly ask: Ask<'attack'> };

/** What a cell should show: a job, nothing at all (`off`), or something that waits for another cell (`later`). */
export type Want = Wanted | 'off' | 'later';

/** Everything that decides what a column's cells should show. */
export interface Situation {
  readonly scene: Scene;
  readonly catalogue: Catalogue | undefined;
  readonly column: Column;
  /** Every column from left to right: the first says what a class number means. */
  readonly columns: readonly ClassHolder[];
  /** Identity of the picture on the screen, `kind:id`. */
  readonly pictureKey: string | undefined;
}

/**
 * What each cell of a column should show now. A cell that needs another cell's result waits until that result is final
 * (not stale, not busy). The attack pushes away from the model's own clean prediction. Both maps explain that class too,
 * unless each picture's own is asked for, or one class for all; a model that lacks that class explains what it sees.
 */
export function wantedCells({ scene, catalogue, column, columns, pictureKey }: Situation): Record<CellName, Want> {
  const { pixels, modelId } = column;
  if (!catalogue || !pixels || !pictureKey || column.loading || column.failure) return all('later');
  const predict: Wanted = { key: join('predict', modelId, pictureKey), kind: 'predict', ask: { modelId, pixels } };
  const clean = settled(column.clean);
  const chosen = scene.saliency.target;
  /** The class to explain in a picture of which the model says `label`. */
  const explained = (label: number): number => {
    if (chosen === 'predicted') return label;
    const seen = clean?.label ?? label;
    return chosen === 'clean' ? seen : (classIn(column, chosen, columns) ?? seen);
  };
  const explain = (picture: NonNullable<Column['pixels']>, label: number, parent: string): Want => {
    const method = catalogue.saliency.find((candidate) => candidate.id === scene.saliency.id);
    if (!method) return 'off';
    const params: ParamValues = resolveParams(method.params, scene.saliency.params).params;
    const target = explained(label);
    const key = join('explain', parent, method.id, params, target, scene.seed);
    return {
      key,
      kind: 'explain',
      ask: { modelId, pixels: picture, target, saliencyId: method.id, params, seed: scene.seed },
    };
  };
  const saliencyClean = clean ? explain(pixels, clean.label, predict.key) : 'later';
  if (!scene.attack.on) return { clean: predict, saliencyClean, attacked: 'off', saliencyAttacked: 'off' };
  const method = catalogue.attacks.find((candidate) => candidate.id === scene.attack.id);
  if (!method) return { clean: predict, saliencyClean, attacked: 'off', saliencyAttacked: 'off' };
  if (!clean) return { clean: predict, saliencyClean, attacked: 'later', saliencyAttacked: 'later' };
  const given: ParamValues = resolveParams(method.params, scene.attack.params).params;
  const params = paramsIn(column, method.params, given, columns);
  const attacked: Wanted = {
    key: join('attack', predict.key, clean.label, method.id, params, scene.seed),
    kind: 'attack',
    ask: { modelId, pixels, label: clean.label, attackId: method.id, params, seed: scene.seed },
  };
  const result = settled(column.attacked);
  const saliencyAttacked = result?.prediction ? explain(result.pixels, result.prediction.label, attacked.key) : 'later';
  return { clean: predict, saliencyClean, attacked, saliencyAttacked };
}

function settled<T>(cell: { readonly value?: T; readonly stale: boolean; readonly busy: boolean }): T | undefined {
  return cell.stale || cell.busy ? undefined : cell.value;
}

function all(want: Want): Record<CellName, Want> {
  return { clean: want, saliencyClean: want, attacked: want, saliencyAttacked: want };
}

function join(...parts: unknown[]): string {
  return JSON.stringify(parts);
}
