import { Emitter } from './emitter';

/**
 * A value that is opened when it is first asked for and shared from then on. When opening fails,
 * everybody who waits hears why, and the next call tries again.
 */
export class Lazy<T> {
  /** It is open; heard before those who wait for `get` go on. */
  readonly opened = new Emitter<T>();
  private opening: Promise<T> | null = null;

  /** `begin` starts its work, once everybody who listens to `opened` has heard of it. */
  constructor(
    private readonly open: () => Promise<T>,
    private readonly begin: (value: T) => void = () => {},
  ) {}

  get(): Promise<T> {
    this.opening ??= this.openOnce();
    return this.opening;
  }

  /** Does something with the value if it was ever asked for and could be opened. */
  async ifOpened(use: (value: T) => unknown): Promise<void> {
    if (this.opening === null) return;
    let value: T;
    try {
      value = await this.opening;
    } catch {
      return;
    }
    await use(value);
  }

  private async openOnce(): Promise<T> {
    try {
      const value = await this.open();
      this.opened.emit(value);
      this.begin(value);
      return value;
    } catch (thrown) {
      this.opening = null;
      throw thrown;
    }
  }
}
