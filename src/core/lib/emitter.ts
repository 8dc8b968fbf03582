/** Announces events to the present listeners. A listener that throws does not affect the others. */
export class Emitter<T> {
  private readonly listeners = new Set<(fact: T) => void>();

  /** Returns the function that unsubscribes. */
  on(listener: (fact: T) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  emit(fact: T): void {
    for (const listener of this.listeners) {
      try {
        listener(fact);
      } catch {
        // One broken listener must not silence the rest.
      }
    }
  }
}
