import { useEffect } from 'react';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { methodName } from '@/text/methods';
import { FetchedPart } from '../shared/fetched-part';

const fetchBody = () => import('./epsilon-body');

/** How much the attack may change, and what comes of it: the smallest ε that fools each model, and the curve over ε. */
export function EpsilonPanel() {
  const setPanels = useLimelight((s) => s.setPanels);
  const on = useLimelight((s) => s.scene.attack.on);
  const boundless = useLimelight(({ scene, catalogue }) => {
    const method = catalogue?.attacks.find(({ id }) => id === scene.attack.id);
    return method && !method.budget ? methodName(method.id) : undefined;
  });
  useEffect(() => {
    setPanels({ epsilonOpen: true });
    return () => setPanels({ epsilonOpen: false });
  }, [setPanels]);
  return (
    <div data-testid="epsilon-panel">
      {!on ? (
        <p className="quiet">{text.withoutAttack.epsilon}</p>
      ) : boundless !== undefined ? (
        <p className="quiet">{text.withoutAttack.boundless(boundless)}</p>
      ) : (
        <FetchedPart fetchPart={fetchBody} />
      )}
    </div>
  );
}
