import { exact, percent, whole } from '@/domain/format';
import { cardTerm, text } from '@/text';
import { attackName, settingsWords, type MeasurementGroup } from './card-groups';
import '@/ui/data-table.css';
import './card-tables.css';

const ENGINES = { pytorch: 'PyTorch', limelight: 'Limelight' } as const;

/** One group of a card's measurements: attack, strength, accuracy with its interval, and by whom. */
export function MeasurementTable({ title, note, lines }: MeasurementGroup) {
  const { heads } = text.models.measurements;
  return (
    <section>
      <h3>{title}</h3>
      <div className="card-table">
        <table className="data-table">
          <caption>{note}</caption>
          <thead>
            <tr>
              <th scope="col">{heads.attack}</th>
              <th scope="col">ε</th>
              <th scope="col">{heads.accuracy}</th>
              <th scope="col">{heads.interval}</th>
              <th scope="col">{heads.pictures}</th>
              <th scope="col">{heads.engine}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <tr
                key={index}
                title={text.models.card.circumstances(cardTerm(line.data), line.seed, cardTerm(line.command))}
              >
                <th scope="row">
                  {attackName(line.attack)} <span className="quiet small">{settingsWords(line.params)}</span>
                </th>
                <td>{line.attack === 'none' ? '–' : exact(line.epsilon255)}</td>
                <td className="card-share">
                  <span aria-hidden="true">
                    <span style={{ scale: `${line.accuracy.value} 1` }} />
                  </span>
                  {percent(line.accuracy.value)}
                </td>
                <td className="quiet">
                  {percent(line.accuracy.low)} – {percent(line.accuracy.high)}
                </td>
                <td className="quiet">{whole(line.accuracy.n)}</td>
                <td className="quiet">{ENGINES[line.engine]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
