const WINDOW_MS = 60_000;
const CRASHES_MAX = 3;

/**
 * Tells whether a crashed page should be loaded again: at most three times a minute, to avoid a
 * loop.
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
