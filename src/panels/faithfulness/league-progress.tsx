import { useLeague } from '@/state/faithfulness/store';
import type { LeagueRun, LookedAt } from '@/state/faithfulness/types';
import { pictureName, words } from '@/text';
import { fetchedText } from '@/text/fetched';
import { methodName } from '@/text/methods';
import { FailureMessage } from '@/ui/failure-message';
import { ProgressBar } from '@/ui/progress-bar';
import { classNames, targetName } from '../shared/class-name';
import { timeLeft } from '../shared/time-about';

/** How far a comparison is, why it ended early, and what it was made on. */
export function LeagueProgress({ run }: { readonly run: LeagueRun }) {
  const stop = useLeague((s) => s.stop);
  const goOn = useLeague((s) => s.goOn);
  const { state, total, share, assessed, unread, perPicture, failure } = run;
  const gone = assessed.length + unread.length;
  const said = fetchedText.faithfulness.progress;
  const again = (
    <button type="button" data-testid="league-go-on" onClick={goOn}>
      {said.resume}
    </button>
  );
  if (state === 'failed' && failure)
    return (
      <>
        <FailureMessage code={failure.code} {...words(failure)}>
          {again}
        </FailureMessage>
        {assessed.length > 0 && <p className="small quiet">{madeOn(run)}</p>}
      </>
    );
  const left = perPicture !== undefined && total !== undefined ? perPicture * (total - gone - share) : undefined;
  return (
    <div className="league-progress" data-testid="league-run" data-state={state} data-done={assessed.length}>
      {state === 'running' ? (
        <>
          <ProgressBar label={said.judged} value={gone + share} max={total ?? 1} testId="league-progress" />
          <span className="small">
            {total === undefined ? said.reading : said.picture(gone + 1, total)}
            {left !== undefined && `, ${timeLeft(left)}`}
          </span>
          <button type="button" data-testid="league-stop" onClick={stop}>
            {fetchedText.faithfulness.stop}
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
function madeOn({ state, assessed, unread, total, lookedAt, attack, pictures }: LeagueRun): string {
  const said = fetchedText.faithfulness.progress;
  const classes = [
    ...new Set([...(lookedAt?.byModel.values() ?? [])].map(({ classes, target }) => targetName(classes, target))),
  ];
  const count = state === 'done' ? String(assessed.length) : said.ofSome(assessed.length, String(total ?? '?'));
  const judgedOn = () => [
    pictures === 'picture' ? said.onOne(lookedAt ? nameOf(lookedAt) : '', classes) : said.onSome(count),
    ...(attack === undefined ? [] : [said.under(methodName(attack))]),
  ];
  const sentences = [
    ...(state === 'stopped' ? [said.stopped] : []),
    ...(assessed.length > 0 ? judgedOn() : []),
    ...(unread.length === 0 ? [] : [said.unread(unread)]),
  ];
  return sentences.join(' ');
}

/** What the picture is called; where that begins with a class, as the class is written: both stand in one sentence. */
function nameOf({ byModel, ...picture }: LookedAt): string {
  const name = pictureName(picture);
  if (picture.kind === 'own') return name;
  const classes = [...byModel.values()].flatMap((seen) => classNames(seen.classes));
  const shown = classes.find((one) => name.toLowerCase().startsWith(one.toLowerCase())) ?? '';
  return shown + name.slice(shown.length);
}
