import { useMemo } from 'react';
import { epsilonWords, type AttackDescriptor } from '@/domain/method';
import { classOf } from '@/domain/samples';
import type { OverEpsilon } from '@/state/types';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { className } from './class-name';

/** What is said of the smallest ε that fools a model. */
export interface SmallestEpsilonWords {
  readonly words: string;
  /** In the attack's own unit; absent while it is not known, and where none fools. */
  readonly value?: number;
  /** Whether the model is wrong about the picture as it is. */
  readonly misread: boolean;
  readonly stale: boolean;
}

/** Of a column, while the attack over ε is looked at and once something of it is known. */
export function useSmallestEpsilon(modelId: string): SmallestEpsilonWords | undefined {
  const cell = useLimelight((s) => s.columns.find((column) => column.modelId === modelId)?.overEpsilon);
  const classes = useLimelight((s) => s.columns.find((column) => column.modelId === modelId)?.card?.classes);
  const method = useLimelight((s) => s.catalogue?.attacks.find(({ id }) => id === s.scene.attack.id));
  const sample = useLimelight(({ scene: { picture }, samples }) =>
    picture.kind === 'sample' ? samples.find(({ id }) => id === picture.id) : undefined,
  );
  return useMemo(() => {
    if (!cell?.value || !classes || !method) return undefined;
    const seen = cell.value.points[0]?.prediction.label;
    const truth = sample && classOf(sample, classes);
    const misread = seen !== undefined && truth !== undefined && seen !== truth;
    const before = misread ? text.smallestEpsilon.misread(className(classes, seen)) : '';
    const { smallest } = cell.value;
    return {
      words: before + wordsOf(cell.value, classes, method),
      ...(smallest.kind === 'found' && { value: smallest.epsilon }),
      misread,
      stale: cell.stale,
    };
  }, [cell, classes, method, sample]);
}

function wordsOf({ smallest, target }: OverEpsilon, classes: readonly string[], method: AttackDescriptor): string {
  const name = target === undefined ? undefined : className(classes, target);
  const at = (epsilon: number) => epsilonWords(method, epsilon);
  const words = text.smallestEpsilon;
  switch (smallest.kind) {
    case 'found':
      // Only a class aimed at can be seen before.
      return smallest.epsilon === 0 ? words.seen(name ?? '') : words.found(at(smallest.epsilon), name);
    case 'none':
      return words.none(at(smallest.bound), name);
    case 'open':
      return smallest.atMost === undefined ? words.looking(name) : words.atMost(at(smallest.atMost), name);
    default:
      return smallest satisfies never;
  }
}
