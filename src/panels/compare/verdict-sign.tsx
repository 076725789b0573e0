import { Icon } from '@/ui/icon';
import type { Verdict } from '../shared/verdict';

/** A verdict as a sign: lost, held, or misread before the attack. */
export function VerdictSign({ verdict: { fooled, outcome } }: { readonly verdict: Verdict }) {
  if (outcome === 'misread') return <Icon name="warning" />;
  return <Icon name={fooled ? 'swap' : 'check'} />;
}
