/**
 * Announces facts to whoever listens now. A listener that throws does not keep the others from
 * hearing.
 */
export class Emitter<T> {
  private readonly listeners = new Set<(fact: T) => void>();

  /** Returns the function that ends the subscription. */
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
