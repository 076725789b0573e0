import { useLimelight } from '@/state/store';
import { familyWords, text } from '@/text';
import { Icon } from '@/ui/icon';
import { useModelDialog } from '../shared/model-dialog-state';
import { isHidden } from '../shared/hidden-parts';
import './model-heading.css';

interface ModelHeadingProps {
  readonly modelId: string;
  readonly label: string;
}

/** The head of a column: which model it is, the way to another one, to its card, and off the screen. */
export function ModelHeading({ modelId, label }: ModelHeadingProps) {
  const show = useModelDialog((s) => s.show);
  const removeModel = useLimelight((s) => s.removeModel);
  const alone = useLimelight((s) => s.columns.length === 1);
  const outline = useLimelight((s) => s.models.get(modelId));
  const families = useLimelight((s) => new Set(s.columns.map((column) => column.outline?.family)).size);
  const words = text.compare.model;
  return (
    <>
      <h2 className="model-heading">
        <button
          type="button"
          disabled={isHidden('models')}
          aria-haspopup="dialog"
          title={words.swap(label)}
          data-testid="model-swap"
          onClick={() => show({ kind: 'pick', replaces: modelId })}
        >
          <span>{label}</span> <Icon name="down" />
        </button>
      </h2>
      {families > 1 && outline && <span className="model-family quiet small">{familyWords(outline.family).label}</span>}
      {outline && (
        <button
          type="button"
          className="model-card-button"
          aria-label={words.cardName(label)}
          aria-haspopup="dialog"
          data-testid="model-card"
          onClick={() => show({ kind: 'card', modelId })}
        >
          {words.card}
        </button>
      )}
      {!alone && (
        <button
          type="button"
          className="model-remove"
          title={words.remove(label)}
          aria-label={words.remove(label)}
          data-testid="model-remove"
          onClick={() => removeModel(modelId)}
        >
          <Icon name="cross" />
        </button>
      )}
    </>
  );
}
