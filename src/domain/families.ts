/** Models that share data, classes and input size. */
export interface Family {
  readonly id: string;
  readonly label: string;
  /** One line on what its models know. */
  readonly summary: string;
}

const known: readonly Family[] = [
  { id: 'cifar10', label: 'CIFAR-10', summary: 'ten kinds of animals and vehicles, in tiny pictures' },
  { id: 'imagenette', label: 'Imagenette', summary: 'ten things that are easy to tell apart, in larger pictures' },
  { id: 'imagenet', label: 'ImageNet', summary: 'a thousand classes, for your own photographs' },
  { id: 'own', label: 'Your own', summary: 'models you added; they stay on this device' },
];

/** A family's name and line; one that is not known is called by its id. */
export function familyOf(id: string): Family {
  return known.find((family) => family.id === id) ?? { id, label: id, summary: '' };
}

/** The order of a family's models, by what follows the family's name in their id: from plain to best defended. */
const variants = ['standard', 'jacobian', 'sigr', 'jsigr', 'at', 'jsigr-at', 'surrogate'];

function rankOf({ id, family }: { readonly id: string; readonly family: string }): number {
  const rank = variants.indexOf(id.slice(family.length + 1));
  return rank < 0 ? variants.length : rank;
}

/** Models by family, known families first and in their order; families without models are left out. Within one
 * the plain model comes first, what is not of our recipes last. */
export function byFamily<M extends { readonly id: string; readonly family: string }>(
  models: Iterable<M>,
): { readonly family: Family; readonly models: readonly M[] }[] {
  const groups = new Map<string, M[]>(known.map(({ id }) => [id, []]));
  for (const model of models) groups.set(model.family, [...(groups.get(model.family) ?? []), model]);
  return [...groups]
    .filter(([, members]) => members.length > 0)
    .map(([id, members]) => ({ family: familyOf(id), models: members.sort((a, b) => rankOf(a) - rankOf(b)) }));
}
