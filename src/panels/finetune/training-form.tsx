import { trainingParams, type TrainingSettings } from '@/domain/training/params';
import { useTraining } from '@/state/training/store';
import { text } from '@/text';
import { ParamField } from '../shared/param-form/param-field';
import { idleSettings } from './idle-settings';
import './training-form.css';

type Name = keyof TrainingSettings;

const NO_CLASSES: readonly string[] = [];
const names = Object.keys(trainingParams) as Name[];

/** What folds away, by what it is about. */
const groups: readonly (readonly [title: string, names: readonly Name[]])[] = [
  ['Descent', ['optimizer', 'weightDecay', 'clipNorm', 'average']],
  ['Penalties', ['ramp', 'alternate', 'projections', 'gradients']],
  ['Salient part', ['selectiveForm', 'maskSource', 'maskRule', 'maskThreshold']],
  ['Pictures', ['flip', 'crop', 'adversarial', 'adversarialEpsilon', 'seed']],
  ['Validation', ['checkEvery', 'checkEpsilon']],
];
const main = names.filter((name) => !groups.some(([, members]) => members.includes(name)));

/** The settings most people need. */
export function MainSettings() {
  return (
    <div className="param-form">
      {main.map((name) => (
        <Setting key={name} name={name} />
      ))}
    </div>
  );
}

/** All the others, in groups that fold away. */
export function MoreSettings() {
  return (
    <details className="more-settings" data-testid="train-params-more">
      <summary>more</summary>
      <div>
        {groups.map(([title, members]) => (
          <fieldset key={title}>
            <legend>{title}</legend>
            {members.map((name) => (
              <Setting key={name} name={name} />
            ))}
          </fieldset>
        ))}
      </div>
    </details>
  );
}

/** One setting; dimmed, with the reason, where it changes nothing as the others stand. */
function Setting({ name }: { readonly name: Name }) {
  const value = useTraining((s) => s.settings[name]);
  const reason = useTraining((s) => idleSettings(s.settings)[name]);
  const setSetting = useTraining((s) => s.setSetting);
  return (
    <div className="setting" data-idle={reason !== undefined}>
      <ParamField
        name={name}
        spec={trainingParams[name]}
        words={text.training.params[name]}
        value={value}
        classes={NO_CLASSES}
        testId={`train-param-${name}`}
        onChange={setSetting}
      />
      {reason !== undefined && <p className="quiet small">No effect: {reason}.</p>}
    </div>
  );
}
