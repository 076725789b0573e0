import { useMemo } from 'react';
import { exact } from '@/domain/format';
import { epsilonWords } from '@/domain/method';
import { changeAttack } from '@/domain/scene/edits';
import { epsilonRange } from '@/domain/smallest-epsilon';
import { useLimelight } from '@/state/store';

/** The scene's ε: what it is, how one is said, and how to take another, to the resolution of the search. */
export function useEpsilon() {
  const dispatch = useLimelight((s) => s.dispatch);
  const params = useLimelight((s) => s.scene.attack.params);
  const method = useLimelight((s) => s.catalogue?.attacks.find(({ id }) => id === s.scene.attack.id));
  return useMemo(() => {
    const range = method && epsilonRange(method, params);
    return {
      current: range?.current,
      words: (epsilon: number) => (method ? epsilonWords(method, epsilon) : exact(epsilon)),
      choose: (epsilon: number) => {
        if (!method?.budget || !range) return;
        const { bound, resolution } = range;
        const nearest = Number((Math.round(epsilon / resolution) * resolution).toFixed(6));
        dispatch(changeAttack(method.budget.param, Math.min(Math.max(nearest, 0), bound), method.params));
      },
    };
  }, [dispatch, method, params]);
}
