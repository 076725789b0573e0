import { useEffect, useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { MapShift } from '@/domain/map-shift';
import { useLimelight } from '@/state/store';
import type { EpsilonPoint, ExplainedMap } from '@/state/types';
import type { ChartSeries } from '@/ui/chart-data';
import { mapName } from '../shared/map-names';
import { modelName } from '../shared/model-name';

/** How like the clean map an explanation's maps stay over ε, a line for each model, by either measure. */
export interface Similarity {
  /** What the explanation is called. */
  readonly name: string;
  readonly spearman: readonly ChartSeries[];
  readonly ssim: readonly ChartSeries[];
}

/** Of every explanation of the scene, at the ε of `x`. */
export function useSimilarity(x: readonly number[]): readonly Similarity[] {
  const names = useLimelight(useShallow((s) => s.columns.map(({ modelId }) => modelName(s, modelId))));
  const curves = useLimelight(useShallow((s) => s.columns.map(({ overEpsilon }) => overEpsilon.value?.points)));
  const titles = useLimelight(useShallow((s) => s.scene.maps.map((map) => mapName(s, map))));
  const shifts = useShifts(curves);
  return useMemo(
    () =>
      titles.map((name, index) => {
        const series = (measure: 'spearman' | 'ssim') =>
          names.map((label, column): ChartSeries => {
            const points = new Map(curves[column]?.map((point) => [point.epsilon, point]));
            const clean = points.get(0)?.maps?.[index];
            const values = x.map((epsilon) => {
              const map = points.get(epsilon)?.maps?.[index];
              const value = clean && map && shifts.get(clean)?.get(map)?.[measure];
              return value !== undefined && Number.isFinite(value) ? value : null;
            });
            return { label, values };
          });
        return { name, spearman: series('spearman'), ssim: series('ssim') };
      }),
    [titles, names, curves, shifts, x],
  );
}

type Shifts = ReadonlyMap<ExplainedMap, ReadonlyMap<ExplainedMap, MapShift>>;

/** How far the maps of each curve are from that at its beginning, as far as they are measured. */
function useShifts(curves: readonly (readonly EpsilonPoint[] | undefined)[]): Shifts {
  const compareMaps = useLimelight((s) => s.compareMaps);
  const [shifts, setShifts] = useState<Shifts>(new Map());
  useEffect(() => {
    let gone = false;
    const pairs = curves.flatMap((points) => {
      const clean = points?.[0]?.maps ?? [];
      return (points ?? []).flatMap(({ maps = [] }) =>
        maps.flatMap((map, index) => (map && clean[index] ? [[clean[index], map] as const] : [])),
      );
    });
    // One that cannot be measured is a gap; the others are there all the same.
    void Promise.allSettled(pairs.map(([clean, map]) => compareMaps(clean, map))).then((answers) => {
      if (gone) return;
      const found = new Map<ExplainedMap, Map<ExplainedMap, MapShift>>();
      answers.forEach((answer, i) => {
        const [clean, map] = pairs[i]!;
        if (answer.status === 'fulfilled' && answer.value)
          found.set(clean, (found.get(clean) ?? new Map<ExplainedMap, MapShift>()).set(map, answer.value));
      });
      setShifts(found);
    });
    return () => void (gone = true);
  }, [curves, compareMaps]);
  return shifts;
}
