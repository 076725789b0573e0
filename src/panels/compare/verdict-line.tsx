import { memo } from 'react';
import type { Prediction } from '@/domain/picture';
import { Icon } from '@/ui/icon';
import { verdictOf } from './verdict';
import './verdict-line.css';

interface VerdictLineProps {
  readonly clean: Prediction;
  readonly attacked: Prediction;
  readonly classes: readonly string[];
  readonly stale: boolean;
  /** The class aimed at. */
  readonly target?: number | undefined;
}

/** Fooled, held or not reached, in a word, a sign and a colour. */
export const VerdictLine = memo(function VerdictLine({ clean, attacked, classes, stale, target }: VerdictLineProps) {
  const { fooled, words } = verdictOf(clean, attacked, classes, target);
  return (
    <p className="verdict" data-testid="verdict" data-fooled={fooled} data-stale={stale}>
      <Icon name={fooled ? 'swap' : 'check'} /> {words}
    </p>
  );
});
