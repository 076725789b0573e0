import { useTraining } from '@/state/training/store';
import { SelectField } from '@/ui/select-field';
import { OwnPicturesPanel } from './own-pictures-panel';

const options = [
  { value: 'bundled', label: 'CIFAR-10, ships with the page' },
  { value: 'own', label: 'pictures of my own' },
] as const;

/** Which pictures to learn from. */
export function DataChoice() {
  const dataset = useTraining((s) => s.dataset);
  const chooseDataset = useTraining((s) => s.chooseDataset);
  return (
    <>
      <SelectField
        label="Learn from"
        summary="The set that ships with the page, or pictures of your own."
        value={dataset}
        options={options}
        testId="train-dataset"
        onChange={(value) => chooseDataset(value === 'own' ? 'own' : 'bundled')}
      />
      {dataset === 'bundled' ? (
        <p className="quiet small">
          A few thousand tiny pictures of ten kinds of animals and vehicles, and 500 more that are only looked at, to
          see how well it does.
        </p>
      ) : (
        <OwnPicturesPanel />
      )}
    </>
  );
}
