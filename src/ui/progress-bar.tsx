import './progress-bar.css';

interface ProgressBarProps {
  /** What is going on, for screen readers. */
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly testId?: string;
}

/** How much is done of how much. */
export function ProgressBar({ label, value, max, testId }: ProgressBarProps) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  return (
    <div
      className="progress-bar"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      data-testid={testId}
      data-value={value}
      data-max={max}
    >
      <div style={{ scale: `${share} 1` }} />
    </div>
  );
}
