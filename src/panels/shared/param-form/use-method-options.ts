import { useMemo } from 'react';
import type { Failure } from '@/domain/errors';
import { unsupported } from '@/domain/method';
import { EACH } from '@/domain/scene/schema';
import { useLimelight } from '@/state/store';
import { text, words } from '@/text';
import { methodGroup, methodName } from '@/text/methods';
import type { SelectOption } from '@/ui/select-field';

/**
 * The menu of attacks or saliency methods; one that a model on the screen cannot be used with says so, and is greyed where it
 * suits none of them. It can be chosen all the same: each column then says why it is none, and what to do. Of attacks that is the
 * model they are made on.
 */
export function useMethodOptions(kind: 'attacks' | 'saliency'): readonly SelectOption[] | undefined {
  const methods = useLimelight((s) => s.catalogue?.[kind]);
  const columns = useLimelight((s) => s.columns);
  const source = useLimelight((s) => (kind === 'attacks' ? s.scene.attack.source : EACH));
  return useMemo(
    () =>
      methods?.map((method) => {
        const asked = columns.filter(({ modelId }) => source === EACH || source === modelId);
        const without = asked.filter(({ lacks }) => unsupported(method, lacks));
        const name = methodName(method.id);
        const label =
          without.length === 0 ? name : text.shared.notFor(name, without.map(({ label }) => label).join(', '));
        const title = without.map(({ label, lacks }) => `${label}: ${reason(unsupported(method, lacks)!)}`).join('\n');
        const group = 'needs' in method ? methodGroup(method) : undefined;
        const quiet = without.length > 0 && without.length === asked.length;
        return { value: method.id, label, group, title: title || undefined, quiet };
      }),
    [methods, columns, source],
  );
}

function reason(failure: Failure): string {
  const { message, hint } = words(failure);
  return `${message} ${hint}`;
}
