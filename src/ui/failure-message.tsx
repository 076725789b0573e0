import type { ReactNode } from 'react';
import { Icon } from './icon';
import './failure-message.css';

interface FailureMessageProps {
  readonly code: string;
  /** What happened. */
  readonly message: string;
  /** What to do next. */
  readonly hint: string;
  /** Something to know while all goes on: said when there is a pause, and shown more quietly. */
  readonly mild?: boolean;
  /** Buttons. */
  readonly children?: ReactNode;
}

/** What went wrong and what to do next, announced at once where it is not mild. */
export function FailureMessage({ code, message, hint, mild = false, children }: FailureMessageProps) {
  return (
    <div
      className="failure"
      role={mild ? 'status' : 'alert'}
      data-mild={mild}
      data-testid="error-message"
      data-code={code}
    >
      <Icon name="warning" />
      <div>
        <p>{message}</p>
        <p className="quiet">{hint}</p>
      </div>
      {children && <div className="failure-actions">{children}</div>}
    </div>
  );
}
