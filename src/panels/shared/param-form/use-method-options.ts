import { useMemo } from 'react';
import { unsupported } from '@/domain/method';
import { useLimelight } from '@/state/store';
import type { SelectOption } from '@/ui/select-field';

/** The menu of attacks or saliency methods; one that a model on the screen cannot be used with says so. */
export function useMethodOptions(kind: 'attacks' | 'saliency'): readonly SelectOption[] | undefined {
  const methods = useLimelight((s) => s.catalogue?.[kind]);
  const columns = useLimelight((s) => s.columns);
  return useMemo(
    () =>
      methods?.map((method) => {
        const without = columns.filter(({ lacks }) => unsupported(method, lacks)).map(({ label }) => label);
        const note = without.length === 0 ? '' : ` (not for ${without.join(', ')})`;
        return { value: method.id, label: `${method.label}${note}` };
      }),
    [methods, columns],
  );
}
