import { resolveParams } from '@/domain/params';
import { useLimelight } from '@/state/store';

/** The attack's bound on any pixel in [0, 1] units; `undefined` for an attack without one. */
export function useAttackEpsilon(): number | undefined {
  return useLimelight((s) => {
    const method = s.catalogue?.attacks.find((candidate) => candidate.id === s.scene.attack.id);
    const eps = method && resolveParams(method.params, s.scene.attack.params).params['eps'];
    return typeof eps === 'number' && eps > 0 ? eps / 255 : undefined;
  });
}
