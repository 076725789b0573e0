import type { SaliencyMeasurement } from '@/domain/model-card';
import { coefficient, exact, whole } from '@/domain/format';
import { text } from '@/text';
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
                <tr key={index} title={text.models.card.circumstances(line.data, line.seed, line.command)}>
                  <th scope="row">{index === 0 ? method : <span className="visually-hidden">{method}</span>}</th>
                  <td>{line.metric}</td>
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
