/** Something that has to be ended. */
export interface Disposable {
  dispose(): void | Promise<void>;
}

/**
 * What was made and has to be ended: each part registers when it is made, and they end in the
 * opposite order, each after the one before it is through. A part that fails to end does not keep
 * the others from ending.
 */
export class Lifetime implements Disposable {
  private readonly parts: Disposable[] = [];

  /** `onFailure` hears what a part throws while it ends. */
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
