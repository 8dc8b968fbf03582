import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  children: ReactNode;
  /** Renders what is shown instead; the error's message helps a developer. */
  renderFallback: (error: Error) => ReactNode;
  /** A new value tries again. */
  resetKey?: string | number;
}

/** Contains a failure of what it renders: everything around it keeps working. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidUpdate(previous: ErrorBoundaryProps): void {
    if (this.state.error && previous.resetKey !== this.props.resetKey) {
      // Only when the key changed, so it cannot loop.
      // oxlint-disable-next-line react/no-did-update-set-state
      this.setState({ error: null });
    }
  }

  override render(): ReactNode {
    return this.state.error ? this.props.renderFallback(this.state.error) : this.props.children;
  }
}
