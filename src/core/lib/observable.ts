/** A state with its revision, as in the contract's snapshots. */
export interface Snapshot<T> {
  revision: number;
  value: T;
}

/**
 * A value that announces its changes. Listeners are called synchronously, in order of subscription,
 * after the value is set; a listener that throws does not affect the others.
 */
export class Observable<T> {
  private readonly listeners = new Set<(snapshot: Snapshot<T>) => void>();
  private revision = 0;

  constructor(private current: T) {}

  get value(): T {
    return this.current;
  }

  get snapshot(): Snapshot<T> {
    return { revision: this.revision, value: this.current };
  }

  set(value: T): void {
    this.current = value;
    this.revision += 1;
    const snapshot = this.snapshot;
    for (const listener of this.listeners) {
      try {
        listener(snapshot);
      } catch {
        // One broken listener must not silence the rest.
      }
    }
  }

  /** Called for every change from now on; returns the function that unsubscribes. */
  subscribe(listener: (snapshot: Snapshot<T>) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
