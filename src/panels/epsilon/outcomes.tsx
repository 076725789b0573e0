import { exact, percent } from '@/domain/format';
import { fetchedText } from '@/text/fetched';
import { Icon } from '@/ui/icon';
import { className } from '../shared/class-name';
import type { Curves } from './use-curves';
import { useEpsilon } from './use-epsilon';
import '@/ui/data-table.css';

/** Every ε that was tried, and what each model said: the curve in words, and the way to take an ε by key. */
export function Outcomes({ curves: { x, models, targeted } }: { readonly curves: Curves }) {
  const words = fetchedText.epsilon.outcomes;
  const [won, lost] = targeted ? [words.reached, words.notReached] : [words.fooled, words.held];
  const { current, words: epsilonWords, choose } = useEpsilon();
  return (
    <div className="over-epsilon-scroll">
      <table className="data-table small">
        <caption className="visually-hidden">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">ε</th>
            {x.map((epsilon) => (
              <th key={epsilon} scope="col">
                <button
                  type="button"
                  className="over-epsilon-take"
                  data-testid="epsilon-take"
                  data-value={epsilon}
                  aria-pressed={epsilon === current}
                  aria-label={words.take(epsilonWords(epsilon))}
                  onClick={() => choose(epsilon)}
                >
                  {exact(epsilon)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {models.map(({ modelId, name, classes, points }) => (
            <tr key={modelId}>
              <th scope="row">{name}</th>
              {x.map((epsilon) => {
                const point = points.get(epsilon);
                if (!point) return <td key={epsilon} />;
                const { label, probabilities } = point.prediction;
                const said = `${className(classes, label)} ${percent(probabilities[label] ?? 0)}`;
                return (
                  <td key={epsilon} title={said} data-fools={point.fools}>
                    <Icon name={point.fools ? 'swap' : 'check'} />
                    <span className="visually-hidden">{words.said(point.fools ? won : lost, said)}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
