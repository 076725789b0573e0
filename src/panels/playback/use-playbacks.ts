import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Playback } from '@/domain/playback';
import { leadOf } from '@/domain/prediction';
import { EACH } from '@/domain/scene/schema';
import { targetIn } from '@/state/shared-class';
import { useLimelight } from '@/state/store';
import type { Column, LimelightState } from '@/state/types';
import { modelName } from '../shared/model-name';

/** The attack on one model, step by step. */
export interface ModelPlayback {
  readonly name: string;
  readonly playback: Playback;
  /** Whether the attack aims at a class. */
  readonly targeted: boolean;
  /** Whether the attack wants the class that its curves are of to lead. */
  readonly wanted: boolean;
}

/** The columns whose models are attacked: all, or the one that the others are shown the picture of. */
function attackedColumns({ scene, columns }: LimelightState): readonly Column[] {
  const { source } = scene.attack;
  return source === EACH ? columns : columns.filter(({ modelId }) => modelId === source);
}

/** The attacks on the page that have been played through. */
export function usePlaybacks(): readonly ModelPlayback[] {
  const names = useLimelight(useShallow((s) => attackedColumns(s).map(({ modelId }) => modelName(s, modelId))));
  const played = useLimelight(useShallow((s) => attackedColumns(s).map(({ playback }) => playback.value)));
  const targeted = useLimelight(
    useShallow((s) => attackedColumns(s).map((column) => targetIn(column, s.scene, s.columns) !== undefined)),
  );
  const wanted = useLimelight(
    // An independent label that is not seen is what an attack without a target wants to be seen.
    useShallow((s) =>
      attackedColumns(s).map(({ clean: { value } }) => value !== undefined && leadOf(value, value.label) < 0),
    ),
  );
  return useMemo(
    () =>
      names.flatMap((name, index) => {
        const playback = played[index];
        const [isTargeted, isUnseen] = [targeted[index] ?? false, wanted[index] ?? false];
        return playback ? [{ name, playback, targeted: isTargeted, wanted: isTargeted || isUnseen }] : [];
      }),
    [names, played, targeted, wanted],
  );
}

/** How far those are that are still made, taken together; `stopped` where the person has stopped one. */
export function useRecording() {
  return useLimelight(
    useShallow((s) => {
      const cells = attackedColumns(s).map(({ playback }) => playback);
      const busy = cells.filter((cell) => cell.busy);
      const sum = (key: 'step' | 'total') => busy.reduce((total, { progress }) => total + (progress?.[key] ?? 0), 0);
      const isMissing = s.columns.some(({ clean, loading }) => loading || !clean.value);
      const stopped =
        !isMissing && busy.length === 0 && cells.some(({ value, stale, failure }) => (stale || !value) && !failure);
      return { busy: busy.length > 0, step: sum('step'), total: sum('total'), stopped };
    }),
  );
}
