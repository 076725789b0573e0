import { percent } from '@/domain/format';
import { attackName, settingsWords, type MeasurementGroup } from './card-groups';
import '@/ui/data-table.css';
import './card-tables.css';

const ENGINES = { pytorch: 'PyTorch', limelight: 'Limelight' } as const;

/** One group of a card's measurements: attack, strength, accuracy with its interval, and by whom. */
export function MeasurementTable({ title, note, lines }: MeasurementGroup) {
  return (
    <section>
      <h3>{title}</h3>
      <div className="card-table">
        <table className="data-table">
          <caption>{note}</caption>
          <thead>
            <tr>
              <th scope="col">attack</th>
              <th scope="col">ε</th>
              <th scope="col">accuracy</th>
              <th scope="col">95 % interval</th>
              <th scope="col">pictures</th>
              <th scope="col">measured by</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <tr key={index} title={`${line.data}; seed ${line.seed}; ${line.command}`}>
                <th scope="row">
                  {attackName(line.attack)} <span className="quiet small">{settingsWords(line.params)}</span>
                </th>
                <td>{line.attack === 'none' ? '–' : line.epsilon255}</td>
                <td className="card-share">
                  <span aria-hidden="true">
                    <span style={{ scale: `${line.accuracy.value} 1` }} />
                  </span>
                  {percent(line.accuracy.value)}
                </td>
                <td className="quiet">
                  {percent(line.accuracy.low)} – {percent(line.accuracy.high)}
                </td>
                <td className="quiet">{line.accuracy.n.toLocaleString('en')}</td>
                <td className="quiet">{ENGINES[line.engine]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
