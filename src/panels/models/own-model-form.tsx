import { useState, type SyntheticEvent } from 'react';
import type { CardRemark } from '@/domain/card-remark';
import type { ModelCard } from '@/domain/model-card';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { cardSentence } from '@/text/card-sentence';
import { SelectField } from '@/ui/select-field';
import { classLines, pixelOptions, withAnswers, type Answers } from './own-model-answers';
import { useModelDialog } from '../shared/model-dialog-state';
import './own-model-form.css';

/** What only the person knows of the model they brought; fetched when one is there. */
export default function OwnModelForm() {
  const arriving = useLimelight((s) => s.arriving);
  if (!arriving || arriving === 'checking') return null;
  return <Questions key={arriving.card.id} {...arriving} />;
}

interface QuestionsProps {
  readonly card: ModelCard;
  readonly anySize: boolean;
  readonly notes: readonly CardRemark[];
}

function Questions({ card, anySize, notes }: QuestionsProps) {
  const keep = useLimelight((s) => s.keepOwnModel);
  const show = useModelDialog((s) => s.show);
  const [answers, setAnswers] = useState<Answers>({
    label: card.label,
    classes: card.classes.join('\n'),
    pixels: card.pixels ?? 'unit',
    size: String(card.inputShape[0]),
  });
  const change = (part: Partial<Answers>) => setAnswers({ ...answers, ...part });
  const answered = withAnswers(card, answers);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!('card' in answered)) return;
    show(undefined);
    keep(answered.card);
  };
  const [height, width] = card.inputShape;
  const said = text.models.own;
  const picture = anySize ? undefined : text.models.size(width, height);
  return (
    <form className="own-model-form" onSubmit={submit}>
      <p className="quiet small">{said.facts(card.parameters, card.weightBytes, card.classes.length, picture)}</p>
      {notes.map(cardSentence).map((note) => (
        <p key={note} className="small" role="note">
          {note}
        </p>
      ))}
      <div className="field">
        <label htmlFor="own-model-label">{said.name}</label>
        <input
          type="text"
          id="own-model-label"
          data-testid="own-model-label"
          maxLength={60}
          value={answers.label}
          onChange={(event) => change({ label: event.target.value })}
        />
      </div>
      <SelectField
        label={said.pixels}
        summary={said.pixelsWhat}
        testId="own-model-pixels"
        value={answers.pixels}
        options={pixelOptions()}
        onChange={(value) =>
          change({ pixels: pixelOptions().find((option) => option.value === value)?.value ?? 'unit' })
        }
      />
      {anySize && (
        <div className="field" title={said.sideWhat}>
          <label htmlFor="own-model-size">{said.side}</label>
          <input
            type="text"
            id="own-model-size"
            data-testid="own-model-size"
            inputMode="numeric"
            value={answers.size}
            onChange={(event) => change({ size: event.target.value })}
          />
        </div>
      )}
      <label htmlFor="own-model-classes">
        {said.classes} <span className="quiet small">{said.classesOrder}</span>
      </label>
      <textarea
        id="own-model-classes"
        data-testid="own-model-classes"
        rows={Math.min(10, Math.max(3, classLines(answers.classes).length))}
        spellCheck={false}
        value={answers.classes}
        onChange={(event) => change({ classes: event.target.value })}
      />
      <footer>
        <p className="small" role="status" data-testid="own-model-problem">
          {'problem' in answered ? answered.problem : said.classList(answered.card.classes)}
        </p>
        <button type="submit" data-testid="own-model-add" disabled={'problem' in answered}>
          {said.add}
        </button>
      </footer>
    </form>
  );
}
