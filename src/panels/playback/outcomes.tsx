import { succeedsFrom } from '@/domain/playback';
import { fetchedText } from '@/text/fetched';
import type { ModelPlayback } from './use-playbacks';

/** From which step on each model is fooled, what a step shows, and which steps have no picture. */
export function Outcomes({ playbacks }: { readonly playbacks: readonly ModelPlayback[] }) {
  const every = Math.max(1, ...playbacks.map(({ playback }) => playback.every));
  const said = fetchedText.playback.outcomes;
  return (
    <div className="playback-notes small">
      <ul>
        {playbacks.map((each) => (
          <li key={each.name}>{said.of(each.name, outcomeWords(each))}</li>
        ))}
      </ul>
      <p className="quiet">
        {said.what}
        {every > 1 && <span data-testid="playback-thinned"> {said.thinned(every)}</span>}
      </p>
    </div>
  );
}

function outcomeWords({ playback, wanted, targeted }: ModelPlayback): string {
  const { reached, fooled } = fetchedText.playback.outcomes;
  const said = targeted ? reached : fooled;
  const from = succeedsFrom(playback, wanted);
  if (from === undefined) return said.never;
  return from === 0 ? said.always : said.from(from);
}
