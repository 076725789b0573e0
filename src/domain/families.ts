/** The families of models, which share data, classes and input size, in the order in which they are shown. */
export const FAMILIES = ['cifar10', 'imagenette', 'imagenet', 'own'] as const;

/** The order of a family's models, by what follows the family's name in their id: from plain to best defended. */
const variants = ['standard', 'jacobian', 'sigr', 'jsigr', 'at', 'jsigr-at', 'surrogate', 'masked'];

function rankOf({ id, family }: { readonly id: string; readonly family: string }): number {
  const rank = variants.indexOf(id.slice(family.length + 1));
  return rank < 0 ? variants.length : rank;
}

/** Models by family, known families first and in their order; families without models are left out. Within one
 * the plain model comes first, what is not of our recipes last. */
export function byFamily<M extends { readonly id: string; readonly family: string }>(
  models: Iterable<M>,
): { readonly family: string; readonly models: readonly M[] }[] {
  const groups = new Map<string, M[]>(FAMILIES.map((id) => [id, []]));
  for (const model of models) groups.set(model.family, [...(groups.get(model.family) ?? []), model]);
  return [...groups]
    .filter(([, members]) => members.length > 0)
    .map(([family, members]) => ({ family, models: members.sort((a, b) => rankOf(a) - rankOf(b)) }));
}
