import { gini as giniOf } from '@/domain/gini';
import { isFlat } from '@/domain/flat-map';
import type { MapMetric } from './metric';

/** How unevenly a map is spread over the pixels (`domain/gini`): 0 all alike, near 1 all in one. It judges no map. */
export const gini = {
  id: 'gini',
  better: 'neither',
  hasChance: false,
  needsAttack: false,
  cost: () => 0,
  async *run(_, judged) {
    yield { step: 1, total: 1 };
    return judged.map(({ shown }) => ({ value: isFlat(shown) ? NaN : giniOf(shown.values) }));
  },
} as const satisfies MapMetric;
