import { trainingParams, type TrainingSettings } from '@/domain/training/params';
import { useTraining } from '@/state/training/store';
import type { FetchedText } from '@/text/en/fetched';
import { fetchedText } from '@/text/fetched';
import { ParamField } from '../shared/param-form/param-field';
import { idleSettings } from './idle-settings';
import './training-form.css';

type Name = keyof TrainingSettings;

const NO_CLASSES: readonly string[] = [];
const names = Object.keys(trainingParams) as Name[];

/** What folds away, by what it is about. */
const groups: readonly (readonly [
  group: keyof FetchedText['finetune']['settings']['groups'],
  names: readonly Name[],
])[] = [
  ['descent', ['optimizer', 'weightDecay', 'clipNorm', 'average']],
  ['penalties', ['ramp', 'alternate', 'projections', 'gradients']],
  ['mask', ['selectiveForm', 'maskSource', 'maskRule', 'maskThreshold']],
  ['pictures', ['flip', 'crop', 'adversarial', 'adversarialEpsilon', 'seed']],
  ['validation', ['checkEvery', 'checkEpsilon']],
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
  const said = fetchedText.finetune.settings;
  return (
    <details className="more-settings" data-testid="train-params-more">
      <summary>{said.more}</summary>
      <div>
        {groups.map(([group, members]) => (
          <fieldset key={group}>
            <legend>{said.groups[group]}</legend>
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
  const said = fetchedText.finetune.settings;
  const reason = useTraining((s) => idleSettings(s.settings)[name]);
  const setSetting = useTraining((s) => s.setSetting);
  return (
    <div className="setting" data-idle={reason !== undefined}>
      <ParamField
        name={name}
        spec={trainingParams[name]}
        words={fetchedText.methods.training[name]}
        value={value}
        classes={NO_CLASSES}
        testId={`train-param-${name}`}
        onChange={setSetting}
      />
      {reason !== undefined && <p className="quiet small">{said.noEffect(said.idle[reason])}</p>}
    </div>
  );
}
