import { useShallow } from 'zustand/react/shallow';
import { bytes } from '@/domain/format';
import { isTaught } from '@/domain/samples';
import { MOST_MODELS } from '@/domain/scene/schema';
import { useLimelight } from '@/state/store';
import { modelLabel, text } from '@/text';
import { useSample } from './use-sample';
import './add-knowing-model.css';

/** Says that models on the screen were never taught what the picture shows, and offers ImageNet's, where that was. */
export function AddKnowingModel() {
  const sample = useSample();
  const families = useLimelight(useShallow((s) => s.scene.models.map((id) => s.models.get(id)?.family)));
  const knowing = useLimelight((s) => [...s.models.values()].find(({ family }) => family === 'imagenet'));
  const add = useLimelight((s) => s.addModel);
  if (!sample || !knowing || !isTaught(sample, knowing.family) || families.includes(knowing.family)) return null;
  const untaught = families.filter((family) => family !== undefined && !isTaught(sample, family));
  if (untaught.length === 0 || families.length >= MOST_MODELS) return null;
  return (
    <div className="add-knowing-model small">
      {untaught.length === families.length ? text.samples.noneTaught : text.samples.someUntaught}
      <button type="button" data-testid="add-knowing-model" onClick={() => add(knowing.id)}>
        {text.samples.addKnowing(modelLabel(knowing.id, knowing.label), bytes(knowing.weightBytes))}
      </button>
    </div>
  );
}
