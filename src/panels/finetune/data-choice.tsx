import { useTraining } from '@/state/training/store';
import { fetchedText } from '@/text/fetched';
import { SelectField } from '@/ui/select-field';
import { cautions } from './own-data';
import { OwnPicturesPanel } from './own-pictures-panel';
import { useObstacle } from './use-readiness';

/** Which pictures to learn from, and what stands in the way. */
export function DataChoice() {
  const dataset = useTraining((s) => s.dataset);
  const chooseDataset = useTraining((s) => s.chooseDataset);
  const own = useTraining((s) => (s.dataset === 'own' ? s.own?.data : undefined));
  const problem = useObstacle();
  const words = problem === undefined ? (own ? cautions(own) : []) : [problem];
  const said = fetchedText.finetune.data;
  return (
    <>
      <SelectField
        label={said.label}
        summary={said.summary}
        value={dataset}
        options={[
          { value: 'bundled', label: said.bundled },
          { value: 'own', label: said.own },
        ]}
        testId="train-dataset"
        onChange={(value) => chooseDataset(value === 'own' ? 'own' : 'bundled')}
      />
      {dataset === 'bundled' ? <p className="quiet small">{said.bundledWhat}</p> : <OwnPicturesPanel />}
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
