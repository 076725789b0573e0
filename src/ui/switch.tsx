import './switch.css';

interface SwitchProps {
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
      <span className="switch-label">{label}</span>
      <span className="switch-track" aria-hidden="true" />
      <span className="switch-state" aria-hidden="true">
        {on ? 'on' : 'off'}
      </span>
    </button>
  );
}
