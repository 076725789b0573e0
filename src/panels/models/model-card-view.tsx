import { useEffect } from 'react';
import type { ModelCard } from '@/domain/model-card';
import { useLimelight } from '@/state/store';
import { cardTerm, familyWords, text, words } from '@/text';
import { cardSentence } from '@/text/card-sentence';
import { FailureMessage } from '@/ui/failure-message';
import { classNames } from '../shared/class-name';
import { knownModelName } from '../shared/model-name';
import { AccuracyChart } from './accuracy-chart';
import { groupMeasurements, trainingSettings } from './card-groups';
import { MeasurementTable } from './measurement-table';
import { SaliencyTable } from './saliency-table';
import { StoredMark } from './stored-mark';
import './model-card-view.css';

/** Class names beyond this fold away. */
const FEW_CLASSES = 20;

/** A model's whole card; fetched when it is opened. */
export function ModelCardView({ modelId }: { readonly modelId: string }) {
  const own = useLimelight((s) => s.columns.find((column) => column.modelId === modelId)?.card);
  const entry = useLimelight((s) => s.cards.get(modelId));
  const openCard = useLimelight((s) => s.openCard);
  useEffect(() => openCard(modelId), [openCard, modelId]);

  if (own) return <Card card={own} />;
  if (entry === undefined || entry === 'coming') return <p className="quiet">{text.models.card.loading}</p>;
  if ('card' in entry) return <Card card={entry.card} />;
  return (
    <FailureMessage code={entry.failure.code} {...words(entry.failure)}>
      <button type="button" onClick={() => openCard(modelId)}>
        {text.models.card.retry}
      </button>
    </FailureMessage>
  );
}

function Card({ card }: { readonly card: ModelCard }) {
  const [height, width] = card.inputShape;
  const { label: family } = familyWords(card.family);
  const models = useLimelight((s) => s.models);
  const said = text.models.card;
  const nameOf = (modelId: string) => knownModelName({ models }, modelId);
  return (
    <div className="model-card-view">
      <div className="model-card-lead">
        <div>
          <p>{cardSentence(card.summary)}</p>
          <dl className="model-card-facts">
            <dt>{said.family}</dt>
            <dd>{family}</dd>
            <dt>{said.input}</dt>
            <dd>{text.models.size(width, height)}</dd>
            {card.scores && card.scores !== 'exclusive' && (
              <>
                <dt>{said.answers}</dt>
                <dd>{said.scores[card.scores]}</dd>
              </>
            )}
            <dt>{said.size}</dt>
            <dd>
              {said.weights(card.parameters, card.weightBytes)} <StoredMark modelId={card.id} />
            </dd>
            <dt>{said.licence}</dt>
            <dd>{cardTerm(card.licence)}</dd>
            {card.provenance && (
              <>
                <dt>{said.source}</dt>
                <dd>{cardSentence(card.provenance)}</dd>
              </>
            )}
          </dl>
        </div>
        <AccuracyChart lines={card.measurements} label={nameOf(card.id)} caption={text.models.chart.caption} />
      </div>
      {card.limits.length > 0 && (
        <section>
          <h3>{said.limits}</h3>
          <ul className="model-card-limits">
            {card.limits.map(cardSentence).map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </section>
      )}
      {groupMeasurements(card.measurements, nameOf).map((group) => (
        <MeasurementTable key={group.title} {...group} />
      ))}
      <SaliencyTable lines={card.saliency} />
      <Training card={card} />
      <details open={card.classes.length <= FEW_CLASSES}>
        <summary>{said.classes(card.classes.length)}</summary>
        <p>{classNames(card.classes).join(', ')}</p>
      </details>
    </div>
  );
}

/** How it was trained; the settings fold away. */
function Training({ card }: { readonly card: ModelCard }) {
  const { training } = card;
  if (!training) return null;
  const said = text.models.card;
  return (
    <section>
      <h3>{said.training}</h3>
      <p>
        {cardTerm(training.data) || text.finetune.status.ownPictures}; {cardTerm(training.hardware)}
        {training.torch !== undefined && `; PyTorch ${training.torch}`}.
      </p>
      <p>
        <code lang="en">{training.recipe}</code>
      </p>
      <details>
        <summary>{said.everySetting}</summary>
        <dl className="model-card-facts">
          {trainingSettings(card).map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
