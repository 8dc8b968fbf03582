/**
 * Runs one task for any number of callers: those who ask while it runs get the same promise. The
 * task does not depend on any caller's cancellation; a caller who gives up does not affect the
 * others.
 */
export class SingleFlight<T> {
  private running: Promise<T> | null = null;

  run(task: () => Promise<T>): Promise<T> {
    this.running ??= task().finally(() => {
      this.running = null;
    });
    return this.running;
  }
}
