import { useId } from 'react';
import { bytes } from '@/domain/format';
import type { ModelOutline } from '@/domain/model-outline';
import { useLimelight } from '@/state/store';
import { modelLabel, text } from '@/text';
import { cardSentence } from '@/text/card-sentence';
import { ConfirmButton } from '@/ui/confirm-button';
import { ProgressBar } from '@/ui/progress-bar';
import { AccuracyChart } from './accuracy-chart';
import { useModelDialog, type PickView } from '../shared/model-dialog-state';
import { StoredMark } from './stored-mark';
import './model-option.css';

interface ModelOptionProps {
  readonly model: ModelOutline;
  readonly view: PickView;
  readonly onChoose: (id: string) => void;
}

/** One model to choose: what it is, what it costs, how it fares. The whole entry is its button. */
export function ModelOption({ model, view, onChoose }: ModelOptionProps) {
  const { id, summary, inputShape, weightBytes, family, limits } = model;
  const label = modelLabel(id, model.label);
  const words = useId();
  const shown = useLimelight((s) => s.scene.models.includes(id));
  const loading = useLimelight((s) => s.columns.find((column) => column.modelId === id)?.loading);
  const removeOwnModel = useLimelight((s) => s.removeOwnModel);
  const show = useModelDialog((s) => s.show);
  const [height, width] = inputShape;
  const said = text.models.picker;
  return (
    <li className="model-option" data-shown={shown}>
      <h4>
        <button
          type="button"
          data-testid={`model-option-${id}`}
          aria-describedby={words}
          aria-disabled={shown}
          onClick={() => !shown && onChoose(id)}
        >
          {label}
        </button>
        {shown && <span className="quiet small">{said.shown}</span>}
      </h4>
      <p id={words} className="model-option-summary">
        {cardSentence(summary)}
      </p>
      <AccuracyChart lines={model.measurements} label={label} />
      <p className="model-option-facts quiet small">
        <span>{text.models.size(width, height)}</span>
        <span>{bytes(weightBytes)}</span>
        <StoredMark modelId={id} />
      </p>
      {loading && <ProgressBar label={said.loading(label)} value={loading.loadedBytes} max={loading.totalBytes} />}
      {limits.length > 0 && (
        <details className="small">
          <summary>{said.limits}</summary>
          <ul>
            {limits.map(cardSentence).map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </details>
      )}
      <div className="model-option-actions">
        <button
          type="button"
          className="small"
          aria-label={said.cardOf(label)}
          data-testid={`model-details-${id}`}
          onClick={() => show({ kind: 'card', modelId: id, back: view })}
        >
          {said.card}
        </button>
        {family === 'own' && (
          <ConfirmButton
            label={said.remove}
            name={said.removeFrom(label)}
            loses={said.removeLoses(label)}
            confirm={said.removeConfirm}
            className="small"
            testId={`model-forget-${id}`}
            onConfirm={() => removeOwnModel(id)}
          />
        )}
      </div>
    </li>
  );
}
