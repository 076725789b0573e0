import { schemaIn } from '@/domain/method';
import { changeSaliency, chooseSaliency, chooseTarget } from '@/domain/scene/edits';
import { useLimelight } from '@/state/store';
import type { LimelightState } from '@/state/types';
import { SelectField } from '@/ui/select-field';
import { ClassField } from '../shared/param-form/class-field';
import { MethodHelp } from '../shared/param-form/method-help';
import { ParamForm } from '../shared/param-form/param-form';
import { useClasses } from '../shared/param-form/use-classes';
import { useMethodOptions } from '../shared/param-form/use-method-options';
import { ViewOptions } from './view-options';
import './saliency-panel.css';

/** The classes, what the first model sees on top. */
function classOptions(classes: readonly string[], first: number | undefined) {
  const options = classes.map((name, index) => ({ value: String(index), label: name }));
  const seen = first === undefined ? undefined : options[first];
  return seen ? [seen, ...options.filter((option) => option !== seen)] : options;
}

/** Shorter side of what every model on the screen takes; undefined where they differ. */
function commonSide({ columns }: LimelightState): number | undefined {
  const sides = new Set(columns.flatMap(({ outline }) => (outline ? Math.min(...outline.inputShape.slice(0, 2)) : [])));
  return sides.size === 1 ? [...sides][0] : undefined;
}

/** Which explanation, of which class, and how its maps are drawn. */
export function SaliencyPanel() {
  const saliency = useLimelight((s) => s.scene.saliency);
  const methods = useLimelight((s) => s.catalogue?.saliency);
  const dispatch = useLimelight((s) => s.dispatch);
  const options = useMethodOptions('saliency');
  const classes = useClasses();
  const side = useLimelight(commonSide);
  const first = useLimelight((s) => s.columns[0]?.clean.value?.label);
  const method = methods?.find((candidate) => candidate.id === saliency.id);
  const targets = [
    { value: 'clean', label: 'the clean picture’s' },
    { value: 'predicted', label: 'each picture’s own' },
    ...classOptions(classes, first),
  ];

  return (
    <section className="saliency-panel" aria-label="Explain">
      <header>
        <h2>Explain</h2>
        {options && (
          <SelectField
            bare
            label="Kind of saliency map"
            value={saliency.id}
            options={options}
            testId="saliency-select"
            onChange={(id) => dispatch(chooseSaliency(id, schemaIn(methods, saliency.id), schemaIn(methods, id)))}
          />
        )}
        {method && <MethodHelp method={method} />}
      </header>
      <div className="saliency-fields">
        <ClassField
          label="Class"
          summary="The class whose evidence the maps show. By default both maps of a model explain what it sees in the clean picture, so that they can be compared; each picture’s own may be two classes. A model without the class you choose explains what it sees."
          value={String(saliency.target)}
          options={targets}
          testId="saliency-target"
          onChange={(value) =>
            dispatch(chooseTarget(value === 'clean' || value === 'predicted' ? value : Number(value)))
          }
        />
        {method && (
          <ParamForm
            key={method.id}
            schema={method.params}
            given={saliency.params}
            classes={classes}
            side={side}
            prefix="saliency-param"
            onChange={(name, value) => dispatch(changeSaliency(name, value, method.params))}
          />
        )}
        <ViewOptions />
      </div>
    </section>
  );
}
