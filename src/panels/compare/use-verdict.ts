import { useMemo } from 'react';
import { classOf } from '@/domain/samples';
import { useLimelight } from '@/state/store';
import { useLastDefined } from '@/ui/use-last-defined';
import { useAttackTarget } from './use-attack-target';
import { useColumn } from './use-column';
import { useSample } from './use-sample';
import { verdictOf, type Verdict } from '../shared/verdict';

/** What became of a model's answer under attack; the last one while the next is on its way. */
export function useVerdict(modelId: string): Verdict | undefined {
  const attackOn = useLimelight((s) => s.scene.attack.on);
  const clean = useColumn(modelId, (column) => column.clean.value);
  const attacked = useLastDefined(useColumn(modelId, (column) => column.attacked.value?.prediction));
  const hidden = useColumn(modelId, (column) => column.obstacle !== undefined || column.attacked.failure !== undefined);
  const classes = useColumn(modelId, (column) => column.card?.classes);
  const target = useAttackTarget(modelId);
  const sample = useSample();
  return useMemo(() => {
    if (!attackOn || hidden || !clean || !attacked) return undefined;
    const truth = sample && classOf(sample, classes ?? []);
    return verdictOf(clean, attacked, classes ?? [], { target, truth });
  }, [attackOn, hidden, clean, attacked, classes, target, sample]);
}
