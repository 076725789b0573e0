import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useLimelight } from '@/state/store';
import type { EpsilonPoint } from '@/state/types';
import type { ChartSeries } from '@/ui/chart-data';
import { modelName } from '../shared/model-name';

/** The models' curves over the ε that any of them was tried at. */
export interface Curves {
  /** Rising. */
  readonly x: readonly number[];
  readonly bound: number;
  /** Whether the attack aims at a class. */
  readonly targeted: boolean;
  readonly series: readonly ChartSeries[];
  readonly models: readonly {
    readonly modelId: string;
    readonly name: string;
    readonly classes: readonly string[];
    /** By ε. */
    readonly points: ReadonlyMap<number, EpsilonPoint>;
  }[];
}

const NONE: readonly string[] = [];

/** Of every column, as far as they are known. */
export function useCurves(): Curves {
  const names = useLimelight(useShallow((s) => s.columns.map(({ modelId }) => modelName(s, modelId))));
  const modelIds = useLimelight(useShallow((s) => s.columns.map(({ modelId }) => modelId)));
  const known = useLimelight(useShallow((s) => s.columns.map(({ overEpsilon }) => overEpsilon.value)));
  const classes = useLimelight(useShallow((s) => s.columns.map(({ card }) => card?.classes ?? NONE)));
  return useMemo(() => {
    const x = [...new Set(known.flatMap((over) => over?.points.map(({ epsilon }) => epsilon) ?? []))].sort(
      (a, b) => a - b,
    );
    const models = names.map((name, index) => ({
      modelId: modelIds[index]!,
      name,
      classes: classes[index]!,
      points: new Map(known[index]?.points.map((point) => [point.epsilon, point])),
    }));
    const series = models.map(({ name, points }, index): ChartSeries => {
      const subject = known[index]?.target ?? points.get(0)?.prediction.label ?? 0;
      return {
        label: name,
        values: x.map((epsilon) => points.get(epsilon)?.prediction.probabilities[subject] ?? null),
        marks: x.map((epsilon) => points.get(epsilon)?.fools === true),
      };
    });
    const targeted = known.some((over) => over?.target !== undefined);
    return { x, targeted, bound: Math.max(0, ...known.map((over) => over?.bound ?? 0)), series, models };
  }, [names, modelIds, known, classes]);
}
