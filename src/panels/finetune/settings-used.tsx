import { useLimelight } from '@/state/store';
import { useTraining } from '@/state/training/store';
import { significant } from '@/domain/format';
import { text } from '@/text';
import { fetchedText } from '@/text/fetched';
import { knownModelName } from '../shared/model-name';
import { recipeName, settingLines } from './recipe';
import { stepsPerSecond } from './training-words';
import './settings-used.css';

/** What is being trained and with what, in a line; every setting one click further. */
export function SettingsUsed() {
  const settings = useTraining((s) => s.settings);
  const baseId = useTraining((s) => s.baseId);
  const base = useLimelight((s) => knownModelName(s, baseId));
  const pictures = useTraining((s) => (s.dataset === 'bundled' ? 'CIFAR-10' : s.own?.data.name));
  const backend = useTraining((s) => s.backend);
  const batch = useTraining((s) => s.batch);
  const newClasses = useTraining((s) => s.learner?.newClasses ?? 0);
  const speed = useTraining((s) => (s.phase === 'running' ? stepsPerSecond(s.steps) : undefined));
  const said = fetchedText.finetune.used;
  const facts = [
    said.on(base, pictures || said.yourPictures),
    recipeName(settings),
    newClasses > 0 && said.newHead(newClasses),
    batch !== undefined && said.batch(batch),
    backend && said.backend(text.backends.shortNames[backend.name], backend.software),
    speed !== undefined && said.speed(significant(speed, 2)),
  ];
  return (
    <details className="settings-used">
      <summary className="small">{facts.filter(Boolean).join(' · ')}</summary>
      <dl className="small">
        {settingLines(settings).map(({ name, label, value, changed }) => (
          <div key={name} data-changed={changed}>
            <dt className="quiet">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
