import { isLayerPlace, type ParamSchema, type ParamValue, type ParamValues } from '@/domain/params';
import type { Scene } from '@/domain/scene/schema';
import { targetOf, type Target } from '@/domain/target';
import type { Column } from './types';

/** What a column must tell to take part in a choice of class. */
export type ClassHolder = Pick<Column, 'modelId' | 'outline' | 'card' | 'layers'>;

/** Whether two columns have the same classes in the same order: one family, or the same model. */
function sharesClasses(a: ClassHolder, b: ClassHolder): boolean {
  const family = a.outline?.family ?? a.card?.family;
  const other = b.outline?.family ?? b.card?.family;
  return a.modelId === b.modelId || (family !== undefined && family !== 'own' && family === other);
}

/**
 * A scene's class number means a class of the first column. What it is in another column: the same number where both
 * are of one family, otherwise the number of the class of the same name; `undefined` for a model without such a class,
 * and while the names are not known.
 */
export function classIn(column: ClassHolder, chosen: number, columns: readonly ClassHolder[]): number | undefined {
  const first = columns[0];
  if (!first || sharesClasses(column, first))
    return column.card && chosen >= column.card.classes.length ? undefined : chosen;
  const name = first.card?.classes[chosen];
  const index = name === undefined ? -1 : (column.card?.classes.indexOf(name) ?? -1);
  return index < 0 ? undefined : index;
}

/** The class, by its number in a column's own model, that a scene's attack aims at; `undefined` for any other class. */
export function targetIn(column: ClassHolder, { attack }: Scene, columns: readonly ClassHolder[]): number | undefined {
  const chosen = attack.params['target'];
  return typeof chosen === 'number' && chosen >= 0 ? classIn(column, chosen, columns) : undefined;
}

/**
 * What a scene's maps explain in a column, of a picture whose top class is `label` where that of the clean one is `clean`: the
 * class chosen, or what is seen where that is chosen or the model lacks the class.
 */
export function explainedIn(
  column: ClassHolder,
  { explained, versus }: Pick<Scene, 'explained' | 'versus'>,
  columns: readonly ClassHolder[],
  { label, clean }: { readonly label: number; readonly clean: number },
): Target {
  const named = typeof explained === 'number' ? classIn(column, explained, columns) : undefined;
  const of = explained === 'predicted' ? label : (named ?? clean);
  return targetOf(of, versus === undefined ? undefined : classIn(column, versus, columns));
}

/**
 * A layer's name as it is in a column's own model: where that has none of the name, the layer at the same depth as in the
 * first column that has, counted in layers; the last where none has.
 */
function layerIn({ layers = [] }: ClassHolder, chosen: string, columns: readonly ClassHolder[]): string {
  if (isLayerPlace(chosen) || layers.some(({ name }) => name === chosen)) return chosen;
  for (const { layers: others = [] } of columns) {
    const at = others.findIndex(({ name }) => name === chosen);
    if (at < 0 || layers.length === 0) continue;
    const depth = others.length < 2 ? 1 : at / (others.length - 1);
    return layers[Math.round(depth * (layers.length - 1))]!.name;
  }
  return 'last';
}

/** Parameters as one column's model understands them: classes by that model's numbers, −1 where it lacks the class; layers by its names. */
export function paramsIn(
  column: ClassHolder,
  schema: ParamSchema,
  params: ParamValues,
  columns: readonly ClassHolder[],
): ParamValues {
  const translated = (name: string, value: ParamValue): ParamValue => {
    const kind = schema[name]?.kind;
    if (kind === 'class' && typeof value === 'number' && value >= 0) return classIn(column, value, columns) ?? -1;
    return kind === 'layer' ? layerIn(column, String(value), columns) : value;
  };
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, translated(name, value)]));
}

/**
 * The scene after another model has become the first column: its classes named by the new one's numbers, or given up
 * (what each model sees, no other class, no target) where that model lacks them or its classes are not known yet.
 */
export function renumbered(scene: Scene, attack: ParamSchema, before: ClassHolder, after: ClassHolder): Scene {
  const chosen = scene.explained;
  const explained = typeof chosen === 'number' ? (classIn(after, chosen, [before]) ?? 'clean') : chosen;
  const { versus: against, ...others } = scene;
  const versus = against === undefined ? undefined : classIn(after, against, [before]);
  const params = paramsIn(after, attack, scene.attack.params, [before]);
  return {
    ...others,
    explained,
    ...(versus !== undefined && { versus }),
    attack: { ...scene.attack, params: { ...params } },
  };
}
