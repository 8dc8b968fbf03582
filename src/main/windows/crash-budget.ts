const WINDOW_MS = 60_000;
const CRASHES_MAX = 3;

/**
 * Says whether a page that crashed should be loaded again: at most three times a minute, so that it
 * cannot spin.
 */
export class CrashBudget {
  private crashes: number[] = [];

  constructor(private readonly now: () => number) {}

  mayReload(): boolean {
    const time = this.now();
    this.crashes = [...this.crashes.filter((at) => time - at < WINDOW_MS), time];
    return this.crashes.length <= CRASHES_MAX;
  }
}
