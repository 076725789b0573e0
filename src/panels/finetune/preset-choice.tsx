import { trainingPresets } from '@/domain/training/presets';
import { useTraining } from '@/state/training/store';
import { text } from '@/text';
import { fetchedText } from '@/text/fetched';
import './preset-choice.css';
import { presetOf } from './recipe';

/** The presets, each with what to expect of it. */
export function PresetChoice() {
  const current = useTraining((s) => presetOf(s.settings));
  const apply = useTraining((s) => s.applyPreset);
  return (
    <div className="preset-choice" role="group" aria-label={fetchedText.finetune.preset}>
      {trainingPresets.map(({ id }) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === current}
          data-testid={`train-preset-${id}`}
          onClick={() => apply(id)}
        >
          <span className="preset-name">{text.training.presets[id].label}</span>
          <span className="quiet small">{text.training.presets[id].summary}</span>
        </button>
      ))}
    </div>
  );
}
