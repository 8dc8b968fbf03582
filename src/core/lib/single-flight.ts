/**
 * Runs one task for any number of callers: who asks while it runs gets the same promise. The task
 * is not tied to any caller's cancellation; a caller who gives up leaves the others untouched.
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
