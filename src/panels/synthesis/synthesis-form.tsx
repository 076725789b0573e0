import { useMemo } from 'react';
import { synthesisParams } from '@/domain/synthesis';
import { useLimelight } from '@/state/store';
import { fetchedText } from '@/text/fetched';
import { NumberField } from '@/ui/number-field';
import { classNames } from '../shared/class-name';
import { ClassField } from '../shared/param-form/class-field';
import { MethodHelp } from '../shared/param-form/method-help';
import { ParamForm } from '../shared/param-form/param-form';
import { useClasses } from '../shared/param-form/use-classes';
import { useDraft, useDraftTarget } from './use-draft';

/** Class, start and strength of what is drawn next, and the buttons that begin and end it. */
export function SynthesisForm() {
  const classes = useClasses();
  const target = useDraftTarget();
  const { params, seed, setClass, setParam, setSeed } = useDraft();
  const options = useMemo(
    () => classNames(classes).map((label, index) => ({ value: String(index), label })),
    [classes],
  );
  const said = fetchedText.synthesis;
  return (
    <div className="synthesis-form">
      <div className="synthesis-class">
        <ClassField
          label={said.class}
          summary={said.classWhat}
          testId="synthesis-class"
          value={String(target)}
          options={options}
          onChange={(index) => setClass(classes[Number(index)] ?? '')}
        />
        <MethodHelp id="class-synthesis" />
      </div>
      <ParamForm
        method="class-synthesis"
        schema={synthesisParams}
        given={params}
        classes={classes}
        prefix="synthesis"
        onChange={setParam}
      >
        <NumberField
          label={said.seed}
          summary={said.seedWhat}
          value={seed}
          initial={0}
          min={0}
          max={99}
          step={1}
          integer
          testId="synthesis-seed"
          onChange={setSeed}
        />
      </ParamForm>
      <Buttons target={target} />
    </div>
  );
}

function Buttons({ target }: { readonly target: number }) {
  const setPanels = useLimelight((s) => s.setPanels);
  const stop = useLimelight((s) => s.cancel);
  const known = useLimelight((s) => s.columns.some(({ clean }) => clean.value));
  const busy = useLimelight((s) => s.columns.some(({ synthesis }) => synthesis.busy));
  const { params, seed, setDrawn } = useDraft();
  return (
    <div className="synthesis-buttons">
      <button
        type="button"
        className="primary"
        data-testid="synthesis-draw"
        disabled={!known}
        onClick={() => {
          // Wanted no longer and then again: what was stopped begins anew, what is known is there at once.
          setPanels({ synthesisView: undefined });
          setPanels({ synthesisView: { target, params, seed } });
          setDrawn({ target, params, seed });
        }}
      >
        {fetchedText.synthesis.draw}
      </button>
      {busy && (
        <button type="button" data-testid="synthesis-stop" onClick={stop}>
          {fetchedText.synthesis.stop}
        </button>
      )}
    </div>
  );
}
