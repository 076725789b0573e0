import { Component, type ReactNode } from 'react';

interface BoundaryProps {
  readonly children: ReactNode;
  /** What stands in for the children once one of them threw; `retry` draws them anew. */
  readonly fallback: (thrown: unknown, retry: () => void) => ReactNode;
}

interface BoundaryState {
  readonly broken?: { readonly thrown: unknown } | undefined;
}

/** Keeps what is thrown while its children are fetched or drawn from taking more of the page with it. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = {};

  static getDerivedStateFromError(thrown: unknown): BoundaryState {
    return { broken: { thrown } };
  }

  private readonly retry = () => this.setState({ broken: undefined });

  override render(): ReactNode {
    const { broken } = this.state;
    return broken ? this.props.fallback(broken.thrown, this.retry) : this.props.children;
  }
}
