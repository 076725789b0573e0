import { TRAINING_MODEL_ID } from '@/domain/training/in-training';
import { useLimelight } from '@/state/store';
import { useTraining } from '@/state/training/store';
import { fetchedText } from '@/text/fetched';
import { ConfirmButton } from '@/ui/confirm-button';
import { useKept } from '@/ui/use-kept';
import { knownModelName } from '../shared/model-name';
import { ComparisonTable } from './comparison-table';
import { recipeName } from './recipe';
import './run-summary.css';

/** What came of the training: before and after, and what to do with the model. */
export function RunSummary() {
  const checks = useTraining((s) => s.checks);
  const steps = useTraining((s) => s.step);
  const isNewHead = useTraining((s) => (s.learner?.newClasses ?? 0) > 0);
  const maps = useTraining((s) => s.maps);
  const kept = useTraining((s) => s.kept);
  const modelId = useTraining((s) => s.modelId);
  const recipe = useTraining((s) => recipeName(s.settings));
  const baseId = useTraining((s) => s.baseId);
  const base = useLimelight((s) => knownModelName(s, baseId));
  const stored = kept && modelId !== undefined && modelId !== TRAINING_MODEL_ID;
  const { keep, exportZip, discard, chooseBase } = useTraining.getState();
  const run = useTraining((s) => s.steps);
  const [typed, setTyped] = useKept<{ readonly run: typeof run; readonly name: string } | undefined>(
    'run-name',
    undefined,
  );
  // The next training is another model, which is called by what made it.
  const name = typed?.run === run ? typed.name : `${base} + ${recipe}`.slice(0, 60);
  const given = name.trim();
  const [before, after] = [checks[0], checks.at(-1)];
  const trainOn = () => {
    discard();
    if (modelId !== undefined) chooseBase(modelId);
  };
  const said = fetchedText.finetune.keep;
  return (
    <section className="run-summary" aria-labelledby="run-summary" data-testid="train-summary">
      <h3 id="run-summary">{fetchedText.finetune.comparison.heading(steps)}</h3>
      {before && after && before !== after ? (
        <ComparisonTable before={before} after={after} isNewHead={isNewHead} />
      ) : (
        <p className="quiet">{fetchedText.finetune.comparison.none}</p>
      )}
      {maps && <p className="quiet small">{fetchedText.finetune.comparison.masks(maps.pictures, maps.flat)}</p>}
      <div className="run-keep">
        <label htmlFor="train-name" className="quiet">
          {said.name}
        </label>
        <input
          id="train-name"
          type="text"
          maxLength={60}
          value={name}
          data-testid="train-name"
          onChange={(event) => setTyped({ run, name: event.target.value })}
        />
        {!stored && (
          <button
            type="button"
            className="primary"
            disabled={given === ''}
            data-testid="train-keep"
            onClick={() => keep(given)}
          >
            {said.keep}
          </button>
        )}
        <button type="button" disabled={given === ''} data-testid="train-export" onClick={() => exportZip(given)}>
          {said.export}
        </button>
        {stored && (
          <button type="button" data-testid="train-on" onClick={trainOn}>
            {said.trainOn}
          </button>
        )}
        <ConfirmButton
          label={kept ? said.done : said.discard}
          loses={kept ? undefined : said.discardLoses}
          confirm={said.discardConfirm}
          testId="train-discard"
          onConfirm={discard}
        />
      </div>
      {stored && (
        <p className="small" role="status" data-testid="train-kept">
          {said.kept}
        </p>
      )}
    </section>
  );
}
