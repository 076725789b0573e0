import type { SaliencyMeasurement } from '@/domain/model-card';
import { coefficient, exact, whole } from '@/domain/format';
import { cardTerm, text } from '@/text';
import { fetchedText } from '@/text/fetched';
import { methodName } from '@/text/methods';
import { attackName, groupSaliency } from './card-groups';
import '@/ui/data-table.css';
import './card-tables.css';

/** How a model's explanations fare; nothing where they were not measured. */
export function SaliencyTable({ lines }: { readonly lines: readonly SaliencyMeasurement[] }) {
  if (lines.length === 0) return null;
  const { heads } = text.models.measurements;
  return (
    <section>
      <h3>{text.models.saliency.title}</h3>
      <div className="card-table">
        <table className="data-table">
          <caption>{text.models.saliency.note}</caption>
          <thead>
            <tr>
              <th scope="col">{heads.map}</th>
              <th scope="col">{heads.measure}</th>
              <th scope="col">{heads.attack}</th>
              <th scope="col">{heads.mean}</th>
              <th scope="col">{heads.interval}</th>
              <th scope="col">{heads.pictures}</th>
            </tr>
          </thead>
          {groupSaliency(lines).map(({ method, lines: members }) => (
            <tbody key={method}>
              {members.map((line, index) => (
                <tr
                  key={index}
                  title={text.models.card.circumstances(cardTerm(line.data), line.seed, cardTerm(line.command))}
                >
                  <th scope="row">
                    {index === 0 ? methodName(method) : <span className="visually-hidden">{methodName(method)}</span>}
                  </th>
                  <td>{metricName(line.metric)}</td>
                  <td className="quiet">
                    {attackName(line.attack)}
                    {line.attack !== 'none' && `, ε ${exact(line.epsilon255)}`}
                  </td>
                  <td>{coefficient(line.mean.value)}</td>
                  <td className="quiet">
                    {coefficient(line.mean.low)} – {coefficient(line.mean.high)}
                  </td>
                  <td className="quiet">{whole(line.mean.n)}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}

/** What a measure of a card's maps is called; one that is not known, as it was written. */
function metricName(metric: string): string {
  const known: Readonly<Record<string, string>> = fetchedText.cardMetrics;
  return (Object.hasOwn(known, metric) && known[metric]) || metric;
}
