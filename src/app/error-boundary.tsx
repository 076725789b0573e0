import { Component, type ReactNode } from 'react';
import { toFailure, type Failure } from '@/domain/errors';
import { FailureMessage } from '@/ui/failure-message';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly failure?: Failure;
}

/** Stands in for the page when drawing it failed, with a code and the way back. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = {};

  static getDerivedStateFromError(thrown: unknown): State {
    return { failure: toFailure(thrown) };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    return (
      <main>
        <FailureMessage {...failure}>
          <button type="button" onClick={() => location.reload()}>
            Reload
          </button>
        </FailureMessage>
      </main>
    );
  }
}
