import { useMemo } from 'react';
import { useLimelight } from '@/state/store';
import { useTraining } from '@/state/training/store';
import { SelectField } from '@/ui/select-field';
import { baseOptions } from './recipe';

/** The model to begin with. */
export function BaseChoice() {
  const models = useLimelight((s) => s.models);
  const baseId = useTraining((s) => s.baseId);
  const dataset = useTraining((s) => s.dataset);
  const chooseBase = useTraining((s) => s.chooseBase);
  const options = useMemo(() => baseOptions(models.values(), dataset, baseId), [models, dataset, baseId]);
  return (
    <SelectField
      label="Begin with"
      summary="The model whose weights are the start. It stays as it is; what learns is a copy."
      value={baseId}
      options={options}
      testId="train-base"
      onChange={chooseBase}
    />
  );
}
