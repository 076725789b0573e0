import { useEffect } from 'react';
import { bytes } from '@/domain/format';
import type { ModelCard, ScoreKind } from '@/domain/model-card';
import { useLimelight } from '@/state/store';
import { cardSentence, familyWords, words } from '@/text';
import { FailureMessage } from '@/ui/failure-message';
import { AccuracyChart } from './accuracy-chart';
import { groupMeasurements } from './card-groups';
import { MeasurementTable } from './measurement-table';
import { SaliencyTable } from './saliency-table';
import { StoredMark } from './stored-mark';
import './model-card-view.css';

/** How a model's answers are to be read, where its classes do not simply exclude each other. */
const scoreWords: Readonly<Record<Exclude<ScoreKind, 'exclusive'>, string>> = {
  'yes-no': 'yes or no, from one score',
  independent: 'independent labels, each with its own probability',
};

/** Class names beyond this fold away. */
const FEW_CLASSES = 20;

/** A model's whole card; fetched when it is opened. */
export function ModelCardView({ modelId }: { readonly modelId: string }) {
  const own = useLimelight((s) => s.columns.find((column) => column.modelId === modelId)?.card);
  const entry = useLimelight((s) => s.cards.get(modelId));
  const openCard = useLimelight((s) => s.openCard);
  useEffect(() => openCard(modelId), [openCard, modelId]);

  if (own) return <Card card={own} />;
  if (entry === undefined || entry === 'coming') return <p className="quiet">Loading the card…</p>;
  if ('card' in entry) return <Card card={entry.card} />;
  return (
    <FailureMessage code={entry.failure.code} {...words(entry.failure)}>
      <button type="button" onClick={() => openCard(modelId)}>
        Retry
      </button>
    </FailureMessage>
  );
}

function Card({ card }: { readonly card: ModelCard }) {
  const [height, width] = card.inputShape;
  const { label: family } = familyWords(card.family);
  const models = useLimelight((s) => s.models);
  const nameOf = (modelId: string) => models.get(modelId)?.label ?? modelId;
  return (
    <div className="model-card-view">
      <div className="model-card-lead">
        <div>
          <p>{cardSentence(card.summary)}</p>
          <dl className="model-card-facts">
            <dt>Family</dt>
            <dd>{family}</dd>
            <dt>Input</dt>
            <dd>
              {width} × {height} pixels
            </dd>
            {card.scores && card.scores !== 'exclusive' && (
              <>
                <dt>Answers</dt>
                <dd>{scoreWords[card.scores]}</dd>
              </>
            )}
            <dt>Size</dt>
            <dd>
              {card.parameters.toLocaleString('en')} parameters, {bytes(card.weightBytes)}{' '}
              <StoredMark modelId={card.id} />
            </dd>
            <dt>Licence</dt>
            <dd>{card.licence}</dd>
            {card.provenance && (
              <>
                <dt>Source</dt>
                <dd>{cardSentence(card.provenance)}</dd>
              </>
            )}
          </dl>
        </div>
        <AccuracyChart
          lines={card.measurements}
          label={card.label}
          caption="Accuracy on clean pictures and under PGD of strength ε (of 255), with 95 % intervals"
        />
      </div>
      {card.limits.length > 0 && (
        <section>
          <h3>Limits</h3>
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
        <summary>{card.classes.length} classes</summary>
        <p>{card.classes.join(', ')}</p>
      </details>
    </div>
  );
}

/** How it was trained; the settings fold away. */
function Training({ card: { training } }: { readonly card: ModelCard }) {
  if (!training) return null;
  return (
    <section>
      <h3>How it was trained</h3>
      <p>
        {training.data}; {training.hardware}
        {training.torch !== undefined && `; PyTorch ${training.torch}`}.
      </p>
      <p>
        <code>{training.recipe}</code>
      </p>
      <details>
        <summary>every setting</summary>
        <dl className="model-card-facts">
          {Object.entries(training.settings).map(([name, value]) => (
            <div key={name}>
              <dt>{name.replaceAll('_', ' ')}</dt>
              <dd>{String(value)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
