import type { ReactNode } from 'react';
import { Icon } from './icon';
import './failure-message.css';

interface FailureMessageProps {
  readonly code: string;
  /** What happened. */
  readonly message: string;
  /** What to do next. */
  readonly hint: string;
  /** Buttons. */
  readonly children?: ReactNode;
}

/** What went wrong and what to do next, announced at once. */
export function FailureMessage({ code, message, hint, children }: FailureMessageProps) {
  return (
    <div className="failure" role="alert" data-testid="error-message" data-code={code}>
      <Icon name="warning" />
      <div>
        <p>{message}</p>
        <p className="quiet">{hint}</p>
      </div>
      {children && <div className="failure-actions">{children}</div>}
    </div>
  );
}
