import { FAMILIES } from './families';
import { isTaught, type Sample } from './samples';

/** The samples that are listed under one family, and the ids of those that no model on the screen was taught. */
export interface SampleGroup {
  readonly family: string;
  readonly samples: readonly Sample[];
  readonly untaught: ReadonlySet<string>;
}

/**
 * The samples by the family they are listed under, in the order of the families: `shown`, those of the families that the
 * models on the screen are of (all where these have none of their own), and `more`, the others.
 */
export function groupSamples(
  samples: readonly Sample[],
  families: readonly string[],
): { readonly shown: readonly SampleGroup[]; readonly more: readonly SampleGroup[] } {
  // Of a person's own models nobody can say what they were taught: they change nothing beside others.
  const known = families.filter((family) => family !== 'own');
  const groups = FAMILIES.map((family) => {
    const own = samples.filter(({ knownTo }) => knownTo[0] === family);
    const strange = own.filter((sample) => known.length > 0 && !known.some((each) => isTaught(sample, each)));
    return { family, samples: own, untaught: new Set(strange.map(({ id }) => id)) };
  }).filter((group) => group.samples.length > 0);
  const isShown = ({ family }: SampleGroup) => known.includes(family);
  if (!groups.some(isShown)) return { shown: groups, more: [] };
  return { shown: groups.filter(isShown), more: groups.filter((group) => !isShown(group)) };
}
