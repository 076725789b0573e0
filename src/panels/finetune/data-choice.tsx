import { useTraining } from '@/state/training/store';
import { SelectField } from '@/ui/select-field';
import { cautions } from './own-data';
import { OwnPicturesPanel } from './own-pictures-panel';
import { useObstacle } from './use-readiness';

const options = [
  { value: 'bundled', label: 'CIFAR-10, included' },
  { value: 'own', label: 'my own pictures' },
] as const;

/** Which pictures to learn from, and what stands in the way. */
export function DataChoice() {
  const dataset = useTraining((s) => s.dataset);
  const chooseDataset = useTraining((s) => s.chooseDataset);
  const own = useTraining((s) => (s.dataset === 'own' ? s.own?.data : undefined));
  const problem = useObstacle();
  const words = problem === undefined ? (own ? cautions(own) : []) : [problem];
  return (
    <>
      <SelectField
        label="Train on"
        summary="The included pictures, or your own."
        value={dataset}
        options={options}
        testId="train-dataset"
        onChange={(value) => chooseDataset(value === 'own' ? 'own' : 'bundled')}
      />
      {dataset === 'bundled' ? (
        <p className="quiet small">
          3,500 tiny pictures of ten kinds of animals and vehicles to learn from, and 500 more for validation.
        </p>
      ) : (
        <OwnPicturesPanel />
      )}
      {words.length > 0 && (
        <div className="small data-remarks" role="status" data-testid="train-problem">
          {words.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
    </>
  );
}
