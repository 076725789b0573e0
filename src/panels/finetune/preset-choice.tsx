import { trainingPresets } from '@/domain/training/presets';
import { useTraining } from '@/state/training/store';
import { presetWords } from '@/text/methods';
import './preset-choice.css';
import { presetOf } from './recipe';

/** The presets, each with what to expect of it. */
export function PresetChoice() {
  const current = useTraining((s) => presetOf(s.settings));
  const apply = useTraining((s) => s.applyPreset);
  return (
    <div className="preset-choice" role="group" aria-label="Preset">
      {trainingPresets.map(({ id }) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === current}
          data-testid={`train-preset-${id}`}
          onClick={() => apply(id)}
        >
          <span className="preset-name">{presetWords[id].label}</span>
          <span className="quiet small">{presetWords[id].summary}</span>
        </button>
      ))}
    </div>
  );
}
