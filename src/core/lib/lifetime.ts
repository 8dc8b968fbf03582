/** Something that has to be disposed. */
export interface Disposable {
  dispose(): void | Promise<void>;
}

/**
 * Disposes parts in reverse order of their creation: each part registers when it is created, and is
 * disposed after the one before it is done. A failing part does not affect the others.
 */
export class Lifetime implements Disposable {
  private readonly parts: Disposable[] = [];

  /** `onFailure` receives what a part throws. */
  constructor(private readonly onFailure: (thrown: unknown) => void) {}

  /** Registers the part and returns it. */
  add<T extends Disposable>(part: T): T {
    this.parts.push(part);
    return part;
  }

  async dispose(): Promise<void> {
    for (let part = this.parts.pop(); part !== undefined; part = this.parts.pop()) {
      try {
        await part.dispose();
      } catch (thrown) {
        this.onFailure(thrown);
      }
    }
  }
}
