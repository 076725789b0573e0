import { useLeague } from '@/state/faithfulness/store';
import type { LeagueRun } from '@/state/faithfulness/types';
import { words } from '@/text';
import { methodName } from '@/text/methods';
import { FailureMessage } from '@/ui/failure-message';
import { ProgressBar } from '@/ui/progress-bar';
import { timeLeft } from '../shared/time-about';

/** How far a comparison is, why it ended early, and what it was made on. */
export function LeagueProgress({ run }: { readonly run: LeagueRun }) {
  const stop = useLeague((s) => s.stop);
  const goOn = useLeague((s) => s.goOn);
  const { state, total, share, assessed, perPicture, failure } = run;
  const again = (
    <button type="button" data-testid="league-go-on" onClick={goOn}>
      Go on
    </button>
  );
  if (state === 'failed' && failure)
    return (
      <FailureMessage code={failure.code} {...words(failure)}>
        {again}
      </FailureMessage>
    );
  const left =
    perPicture !== undefined && total !== undefined ? perPicture * (total - assessed.length - share) : undefined;
  return (
    <div className="league-progress" data-testid="league-run" data-state={state} data-done={assessed.length}>
      {state === 'running' ? (
        <>
          <ProgressBar label="Maps judged" value={assessed.length + share} max={total ?? 1} testId="league-progress" />
          <span className="small">
            {total === undefined ? 'reading the pictures…' : `picture ${assessed.length + 1} of ${total}`}
            {left !== undefined && `, ${timeLeft(left)}`}
          </span>
          <button type="button" data-testid="league-stop" onClick={stop}>
            Stop
          </button>
        </>
      ) : (
        <p className="small quiet">
          {madeOn(run)} {state === 'stopped' && again}
        </p>
      )}
    </div>
  );
}

/** What the table is about, in a sentence. */
function madeOn({ state, assessed, total, lookedAt, attack, pictures }: LeagueRun): string {
  const classes = [...new Set([...(lookedAt?.byModel.values() ?? [])].map(({ className }) => className))];
  const subject =
    pictures === 'picture'
      ? `Judged on “${lookedAt?.name ?? ''}”; the maps explain ${classes.join(' and ')}, the class seen without the attack.`
      : `Means over ${assessed.length}${state === 'done' ? '' : ` of ${total ?? '?'}`} pictures; the maps explain the class that the model sees in each.`;
  const under = attack === undefined ? '' : ` Stability is under ${methodName(attack)}, made on each model itself.`;
  return `${state === 'stopped' ? 'Stopped. ' : ''}${subject}${under}`;
}
