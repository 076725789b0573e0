import { trainingParams } from '@/domain/training/params';
import type { ParamSchema } from '@/domain/params';
import { useTraining } from '@/state/training/store';
import { ParamForm } from '../param-form/param-form';

const NO_CLASSES: readonly string[] = [];

function part(advanced: boolean): ParamSchema {
  return Object.fromEntries(
    Object.entries<ParamSchema[string]>(trainingParams).filter(([, spec]) => (spec.advanced ?? false) === advanced),
  );
}

const main = part(false);
const advanced = part(true);

interface TrainingFormProps {
  /** The settings most people need, or all the others, which fold away. */
  readonly part: 'main' | 'advanced';
}

/** The training parameters, made from their schema. */
export function TrainingForm({ part }: TrainingFormProps) {
  const settings = useTraining((s) => s.settings);
  const setSetting = useTraining((s) => s.setSetting);
  const schema = part === 'main' ? main : advanced;
  const given = Object.fromEntries(Object.entries(settings).filter(([name]) => name in schema));
  return <ParamForm schema={schema} given={given} classes={NO_CLASSES} prefix="train-param" onChange={setSetting} />;
}
