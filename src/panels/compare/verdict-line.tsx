import { percent } from '@/domain/format';
import { useLimelight } from '@/state/store';
import { useColumn } from './use-column';
import { useUntaught } from './use-sample';
import { useVerdict } from './use-verdict';
import { VerdictSign } from './verdict-sign';
import './verdict-line.css';

const UNTAUGHT = 'None of this model’s classes is in the picture: take its answers with a grain of salt.';

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
  return (
    <div className="verdict-line" role="status" aria-busy={attackOn && busy} title={untaught ? UNTAUGHT : undefined}>
      {!attackOn && clean?.value && label !== undefined && (
        <p className="sight" data-stale={clean.stale}>
          Sees {classes[label] ?? `class ${label}`} ({percent(clean.value.probabilities[label] ?? 0)})
          {untaught && <span className="quiet"> · never taught this</span>}
        </p>
      )}
      {attackOn && !verdict && busy && <p className="quiet">Attacking…</p>}
      {verdict && (
        <p
          className="verdict"
          title={untaught ? UNTAUGHT : verdict.words}
          data-testid="verdict"
          data-verdict={verdict.outcome}
          data-fooled={verdict.fooled}
          data-stale={stale}
          data-untaught={untaught}
        >
          <VerdictSign verdict={verdict} />{' '}
          <span>
            {verdict.words}
            {untaught && <span className="quiet"> · never taught this</span>}
          </span>
        </p>
      )}
    </div>
  );
}
