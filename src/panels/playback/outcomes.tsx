import { succeedsFrom } from '@/domain/playback';
import type { ModelPlayback } from './use-playbacks';

/** From which step on each model is fooled, what a step shows, and which steps have no picture. */
export function Outcomes({ playbacks }: { readonly playbacks: readonly ModelPlayback[] }) {
  const every = Math.max(1, ...playbacks.map(({ playback }) => playback.every));
  return (
    <div className="playback-notes small">
      <ul>
        {playbacks.map((each) => (
          <li key={each.name}>
            {each.name}: {outcomeWords(each)}
          </li>
        ))}
      </ul>
      <p className="quiet">
        Each step shows what the attack would give if it ended there: the best it has come to so far, over all its
        restarts.
        {every > 1 && (
          <span data-testid="playback-thinned">
            {' '}
            To save memory only every {every}th step has a picture; the curves have all of them.
          </span>
        )}
      </p>
    </div>
  );
}

function outcomeWords({ playback, wanted, targeted }: ModelPlayback): string {
  const [reached, never] = targeted ? ['reached', 'not reached'] : ['fooled', 'held'];
  const from = succeedsFrom(playback, wanted);
  if (from === undefined) return `${never} at every step`;
  return from === 0 ? `${reached} from the start` : `${reached} from step ${from} on`;
}
