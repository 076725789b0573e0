import type { SaliencyMeasurement } from '@/domain/model-card';
import { coefficient } from '@/domain/format';
import { attackName, groupSaliency } from './card-groups';
import '@/ui/data-table.css';
import './card-tables.css';

/** How a model's explanations fare; nothing where they were not measured. */
export function SaliencyTable({ lines }: { readonly lines: readonly SaliencyMeasurement[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>Explanations</h3>
      <div className="card-table">
        <table className="data-table">
          <caption>
            Means over test pictures: how alike the clean and the attacked map are, how concentrated maps are, and
            whether they point at what the model needs.
          </caption>
          <thead>
            <tr>
              <th scope="col">map</th>
              <th scope="col">measure</th>
              <th scope="col">attack</th>
              <th scope="col">mean</th>
              <th scope="col">95 % interval</th>
              <th scope="col">pictures</th>
            </tr>
          </thead>
          {groupSaliency(lines).map(({ method, lines: members }) => (
            <tbody key={method}>
              {members.map((line, index) => (
                <tr key={index} title={`${line.data}; seed ${line.seed}; ${line.command}`}>
                  <th scope="row">{index === 0 ? method : <span className="visually-hidden">{method}</span>}</th>
                  <td>{line.metric}</td>
                  <td className="quiet">
                    {attackName(line.attack)}
                    {line.attack !== 'none' && `, ε ${line.epsilon255}`}
                  </td>
                  <td>{coefficient(line.mean.value)}</td>
                  <td className="quiet">
                    {coefficient(line.mean.low)} – {coefficient(line.mean.high)}
                  </td>
                  <td className="quiet">{line.mean.n.toLocaleString('en')}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}
