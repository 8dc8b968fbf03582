import { Emitter } from './emitter';

/**
 * A value that is opened on first use and then shared. When opening fails, all waiting callers get
 * the error, and the next call tries again.
 */
export class Lazy<T> {
  /** Emitted once it is open, before the callers of `get` continue. */
  readonly opened = new Emitter<T>();
  private opening: Promise<T> | null = null;

  /** `begin` starts its work, after all listeners of `opened` have run. */
  constructor(
    private readonly open: () => Promise<T>,
    private readonly begin: (value: T) => void = () => {},
  ) {}

  get(): Promise<T> {
    this.opening ??= this.openOnce();
    return this.opening;
  }

  /** Uses the value if it was ever requested and could be opened. */
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
