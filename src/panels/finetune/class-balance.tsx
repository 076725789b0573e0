import { whole } from '@/domain/format';
import type { TrainingData } from '@/domain/training/data';
import { text } from '@/text';
import { fetchedText } from '@/text/fetched';
import { countsOf } from './own-data';
import './class-balance.css';

/** Classes drawn one by one; what is beyond is only counted. */
const SHOWN = 40;

/** How many pictures every class has, as bars: to learn from, and held out. */
export function ClassBalance({ data }: { readonly data: TrainingData }) {
  const counts = countsOf(data);
  const most = Math.max(1, ...counts.map(({ training, heldOut }) => training + heldOut));
  const sum = data.training.labels.length + data.heldOut.labels.length;
  const said = fetchedText.finetune.classes;
  return (
    <div className="class-balance" data-testid="train-classes" data-classes={counts.length} data-pictures={sum}>
      <p className="small">
        {text.finetune.status.ownSet(data.name, sum)} · {said.count(counts.length)}{' '}
        <span className="quiet">{said.pale}</span>
      </p>
      <ul className="small">
        {counts.slice(0, SHOWN).map(({ name, training, heldOut }) => (
          <li key={name} title={said.split(name, training, heldOut)}>
            <span className="class-name">{name}</span>
            <span className="class-bar" aria-hidden="true">
              <span style={{ flexGrow: training }} />
              <span data-held-out style={{ flexGrow: heldOut }} />
              <span data-rest style={{ flexGrow: most - training - heldOut }} />
            </span>
            <span className="class-count">{whole(training + heldOut)}</span>
          </li>
        ))}
      </ul>
      {counts.length > SHOWN && <p className="quiet small">{said.more(counts.length - SHOWN)}</p>}
    </div>
  );
}
