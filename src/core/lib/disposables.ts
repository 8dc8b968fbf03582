/** Something with a lifetime. Disposing twice is harmless. */
export interface Disposable {
  dispose(): void | Promise<void>;
}

/** Collects what must be ended and ends it in reverse order; one that fails does not keep the others alive. */
export class Disposables implements Disposable {
  private items: Array<() => void | Promise<void>> = [];

  add(end: () => void | Promise<void>): void {
    this.items.unshift(end);
  }

  async dispose(): Promise<void> {
    for (const end of this.items.splice(0)) {
      try {
        await end();
      } catch {
        // Ending goes on: what is left must still be released.
      }
    }
  }
}
