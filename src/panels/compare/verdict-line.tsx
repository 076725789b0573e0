import { percent } from '@/domain/format';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { className } from '../shared/class-name';
import { useColumn } from './use-column';
import { useUntaught } from './use-sample';
import { useVerdict } from './use-verdict';
import { VerdictSign } from './verdict-sign';
import './verdict-line.css';

interface VerdictLineProps {
  readonly modelId: string;
  readonly classes: readonly string[];
}

/**
 * What the model makes of the picture, in a line that is always in view and read aloud when it changes: fooled, held or
 * not reached, in a word, a sign and a colour; without an attack what it sees.
 */
export function VerdictLine({ modelId, classes }: VerdictLineProps) {
  const attackOn = useLimelight((s) => s.scene.attack.on);
  const clean = useColumn(modelId, (column) => column.clean);
  const stale = useColumn(modelId, (column) => column.attacked.stale);
  const busy = useColumn(modelId, (column) => column.attacked.busy);
  const verdict = useVerdict(modelId);
  const label = clean?.value?.label;
  const untaught = useUntaught(modelId);
  const words = text.verdicts;
  return (
    <div
      className="verdict-line"
      role="status"
      aria-busy={attackOn && busy}
      title={untaught ? words.untaughtWhy : undefined}
    >
      {!attackOn && clean?.value && label !== undefined && (
        <p className="sight" data-stale={clean.stale}>
          {words.sees(`${className(classes, label)} (${percent(clean.value.probabilities[label] ?? 0)})`)}
          {untaught && <span className="quiet"> {words.untaught}</span>}
        </p>
      )}
      {attackOn && !verdict && busy && <p className="quiet">{words.attacking}</p>}
      {verdict && (
        <p
          className="verdict"
          title={untaught ? words.untaughtWhy : verdict.words}
          data-testid="verdict"
          data-verdict={verdict.outcome}
          data-fooled={verdict.fooled}
          // Until the attack has ended it may still turn.
          data-stale={stale || busy}
          data-untaught={untaught}
        >
          <VerdictSign verdict={verdict} />{' '}
          <span>
            {verdict.words}
            {untaught && <span className="quiet"> {words.untaught}</span>}
          </span>
        </p>
      )}
    </div>
  );
}
