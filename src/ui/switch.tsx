import { text } from '@/text';
import './switch.css';

interface SwitchProps {
  /** For screen readers; beside it stands what it switches. */
  readonly label: string;
  readonly on: boolean;
  readonly testId?: string;
  readonly onChange: (on: boolean) => void;
}

/** On or off, at once. */
export function Switch({ label, on, testId, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      className="switch"
      aria-checked={on}
      data-testid={testId}
      onClick={() => onChange(!on)}
    >
      <span className="visually-hidden">{label}</span>
      <span className="switch-track" aria-hidden="true" />
      <span className="switch-state" aria-hidden="true">
        {on ? text.values.on : text.values.off}
      </span>
    </button>
  );
}
