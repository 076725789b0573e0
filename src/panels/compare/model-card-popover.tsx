import type { Measurement, ModelCard } from '@/domain/model-card';
import { percent } from '@/domain/format';
import { Popover } from '@/ui/popover';
import './model-card-popover.css';

/** What was done to the pictures, e.g. "PGD, ε 8/255". */
function attackOf({ attack, epsilon255 }: Measurement): string {
  if (attack === 'none') return 'no attack';
  const name = attack === 'sign-noise' ? 'random noise' : attack.toUpperCase();
  return `${name}, ε ${epsilon255}/255`;
}

/** What a model is, how it was made, what was measured and where its limits are. */
export function ModelCardPopover({ card }: { readonly card: ModelCard }) {
  const [height, width] = card.inputShape;
  return (
    <Popover className="model-card-button" label="card" name={`Model card of ${card.label}`} width={520}>
      <h3>{card.label}</h3>
      <p>{card.summary}</p>
      <dl className="model-card-facts">
        <dt>Size</dt>
        <dd>
          {card.parameters.toLocaleString('en')} parameters, {width} × {height} pixels, {card.classes.length} classes
        </dd>
        <dt>Trained on</dt>
        <dd>{card.training?.data ?? card.provenance}</dd>
        <dt>Licence</dt>
        <dd>{card.licence}</dd>
      </dl>
      {card.measurements.length > 0 && (
        <table className="model-card-numbers">
          <caption>Pictures named rightly (95 % interval)</caption>
          <tbody>
            {card.measurements.map((line) => (
              <tr key={`${line.command} ${line.attack} ${line.epsilon255}`} title={`${line.data}; ${line.command}`}>
                <th scope="row">{attackOf(line)}</th>
                <td>{percent(line.accuracy.value)}</td>
                <td className="quiet small">
                  {percent(line.accuracy.low)} – {percent(line.accuracy.high)}
                </td>
                <td className="quiet small">
                  {line.accuracy.count} of {line.accuracy.n}, {line.engine}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {card.limits.length > 0 && (
        <>
          <h3>Limits</h3>
          <ul className="model-card-limits">
            {card.limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </>
      )}
    </Popover>
  );
}
