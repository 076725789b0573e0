import { useMemo } from 'react';
import { useLimelight } from '@/state/store';
import { useTraining } from '@/state/training/store';
import { fetchedText } from '@/text/fetched';
import { SelectField } from '@/ui/select-field';
import { baseOptions } from './recipe';
import { useNewClasses } from './use-readiness';

/** The model to begin with, and whether it knows what is to be learned. */
export function BaseChoice() {
  const models = useLimelight((s) => s.models);
  const baseId = useTraining((s) => s.baseId);
  const dataset = useTraining((s) => s.dataset);
  const chooseBase = useTraining((s) => s.chooseBase);
  const options = useMemo(() => baseOptions(models.values(), dataset, baseId), [models, dataset, baseId]);
  const newClasses = useNewClasses();
  const words = fetchedText.finetune.base;
  return (
    <>
      <SelectField
        label={words.label}
        summary={words.summary}
        value={baseId}
        options={options}
        testId="train-base"
        onChange={chooseBase}
      />
      {newClasses !== undefined && newClasses > 0 && (
        <p className="small" role="note" data-testid="train-new-head" data-classes={newClasses}>
          <strong>{words.newHead}</strong> {words.newHeadWhy(newClasses)}
        </p>
      )}
    </>
  );
}
