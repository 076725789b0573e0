import { MOST_MAPS } from '@/domain/scene/schema';
import type { Explain, Want, Wanted } from './request';
import type { ColumnWants, MapWants, TransferWants } from './wanted';

/**
 * What columns and matrix take, the most urgent first: predictions, attacks and every column's first explanation; the
 * second and the third ones; what open panels show beside them. Some may stand in it more than once.
 */
export function byUrgency(columns: readonly ColumnWants[], matrix: readonly TransferWants[]): Wanted[][] {
  const further = Array.from({ length: MOST_MAPS - 1 }, (_, index) =>
    columns.flatMap(({ maps }) => mapJobs(maps[index + 1])),
  );
  const first = columns.flatMap(({ clean, attack, verdict, maps }) => [clean, attack, verdict, ...mapJobs(maps[0])]);
  const panels = [
    ...matrix.flatMap(({ attack, verdict }) => [attack, verdict]),
    ...columns.flatMap(({ playback, activations, synthesis }) => [playback, activations, synthesis]),
    ...columns.flatMap(({ overEpsilon }) =>
      typeof overEpsilon === 'string' ? [] : [...overEpsilon.made, ...overEpsilon.next],
    ),
  ];
  return [first, ...further, panels].map((wants) => wants.filter((want) => typeof want === 'object'));
}

function mapJobs(map: MapWants | undefined): Want<Explain>[] {
  return map ? [map.clean, map.attacked] : [];
}
