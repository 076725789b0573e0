import { useMemo } from 'react';
import { unsupported } from '@/domain/method';
import { EACH } from '@/domain/scene/schema';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { methodGroup, methodName } from '@/text/methods';
import type { SelectOption } from '@/ui/select-field';

/**
 * The menu of attacks or saliency methods; one that a model on the screen cannot be used with says so. Of attacks that is the
 * model they are made on.
 */
export function useMethodOptions(kind: 'attacks' | 'saliency'): readonly SelectOption[] | undefined {
  const methods = useLimelight((s) => s.catalogue?.[kind]);
  const columns = useLimelight((s) => s.columns);
  const source = useLimelight((s) => (kind === 'attacks' ? s.scene.attack.source : EACH));
  return useMemo(
    () =>
      methods?.map((method) => {
        const without = columns
          .filter(({ modelId, lacks }) => (source === EACH || source === modelId) && unsupported(method, lacks))
          .map(({ label }) => label);
        const name = methodName(method.id);
        const label = without.length === 0 ? name : text.shared.notFor(name, without.join(', '));
        const group = 'needs' in method ? methodGroup(method) : undefined;
        return { value: method.id, label, group };
      }),
    [methods, columns, source],
  );
}
