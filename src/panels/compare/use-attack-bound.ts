import { useShallow } from 'zustand/react/shallow';
import { boundOf, type Bound } from '@/domain/method';
import { useLimelight } from '@/state/store';

/** What the scene's attack keeps within what; `undefined` for one that bounds nothing. */
export function useAttackBound(): Bound | undefined {
  return useLimelight(
    useShallow((s) => {
      const method = s.catalogue?.attacks.find((candidate) => candidate.id === s.scene.attack.id);
      return method && boundOf(method, s.scene.attack.params);
    }),
  );
}
