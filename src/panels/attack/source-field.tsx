import { chooseSource } from '@/domain/scene/edits';
import { EACH } from '@/domain/scene/schema';
import { useShallow } from 'zustand/react/shallow';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { SelectField } from '@/ui/select-field';
import { modelName } from '../shared/model-name';

/** Whose gradients the attack follows; with one model there is nothing to choose. */
export function SourceField() {
  const source = useLimelight((s) => s.scene.attack.source);
  const ids = useLimelight(useShallow((s) => s.columns.map(({ modelId }) => modelId)));
  const labels = useLimelight(useShallow((s) => s.columns.map(({ modelId }) => modelName(s, modelId))));
  const dispatch = useLimelight((s) => s.dispatch);
  if (ids.length < 2) return null;
  const words = text.attack.source;
  return (
    <SelectField
      label={words.label}
      summary={words.summary}
      value={source}
      options={[
        { value: EACH, label: words.each },
        ...ids.map((value, index) => ({ value, label: labels[index] ?? value })),
      ]}
      testId="attack-source"
      onChange={(value) => dispatch(chooseSource(value))}
    />
  );
}
