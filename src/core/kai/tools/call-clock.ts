import type { Clock } from '../../ports/clock';

export interface CallLimits {
  /** Limit without progress, in milliseconds. */
  idleMs: number;
  /** Limit regardless of progress, in milliseconds. */
  totalMs: number;
}

/**
 * The timeout of one call: fires after `idleMs` without progress, or after `totalMs` in all. Paused
 * while the server waits for the person.
 */
export class CallClock {
  private timer: NodeJS.Timeout | null = null;
  private idleLeft: number;
  private totalLeft: number;
  private since: number;
  private isPaused = false;

  constructor(
    private readonly limits: CallLimits,
    private readonly clock: Clock,
    private readonly onExpired: (limitMs: number) => void,
  ) {
    this.idleLeft = limits.idleMs;
    this.totalLeft = limits.totalMs;
    this.since = clock.monotonic();
    this.start();
  }

  /** Restarts the idle limit: the tool has reported progress. */
  touch(): void {
    if (this.isPaused) return;
    this.take();
    this.idleLeft = this.limits.idleMs;
    this.start();
  }

  pause(): void {
    if (this.isPaused) return;
    this.take();
    this.isPaused = true;
  }

  resume(): void {
    if (!this.isPaused) return;
    this.isPaused = false;
    this.since = this.clock.monotonic();
    this.start();
  }

  end(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  private take(): void {
    this.end();
    const now = this.clock.monotonic();
    this.idleLeft -= now - this.since;
    this.totalLeft -= now - this.since;
    this.since = now;
  }

  private start(): void {
    this.end();
    const isTotal = this.totalLeft < this.idleLeft;
    const limitMs = isTotal ? this.limits.totalMs : this.limits.idleMs;
    this.timer = setTimeout(
      () => this.onExpired(limitMs),
      Math.max(0, Math.min(this.idleLeft, this.totalLeft)),
    );
  }
}
