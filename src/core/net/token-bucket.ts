import { AppError } from '../lib/errors';
import { Observable } from '../lib/observable';
import type { Clock } from '../ports/clock';

/** `requests_per_minute` and `burst_size` (guide, performance, 3). */
export interface BucketLimits {
  perMinute: number;
  burst: number;
}

interface Waiting {
  go: () => void;
  refuse: (error: AppError) => void;
}

/**
 * Limits requests per minute, and how many may go at once after a pause; the others wait in order.
 * The limits are read for every request, so that a change takes effect at once.
 */
export class TokenBucket {
  /** How many requests wait now. */
  readonly waiting = new Observable(0);
  private readonly queue: Waiting[] = [];
  private tokens: number;
  private filledAt: number;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly limits: () => BucketLimits,
    private readonly clock: Pick<Clock, 'monotonic'>,
  ) {
    this.tokens = limits().burst;
    this.filledAt = clock.monotonic();
  }

  /**
   * Resolves when it is the caller's turn; `isUrgent` overtakes all that wait. ABORTED when the
   * signal fires first.
   */
  take(signal?: AbortSignal, isUrgent = false): Promise<void> {
    if (signal?.aborted) return Promise.reject(new AppError('ABORTED'));
    this.refill();
    if (this.queue.length === 0 && this.tokens >= 1) {
      this.tokens -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.queue.splice(this.queue.indexOf(entry), 1);
        this.announce();
        reject(new AppError('ABORTED'));
      };
      const leave = (end: () => void): void => {
        signal?.removeEventListener('abort', onAbort);
        end();
      };
      const entry: Waiting = {
        go: () => leave(resolve),
        refuse: (error) => leave(() => reject(error)),
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      if (isUrgent) this.queue.unshift(entry);
      else this.queue.push(entry);
      this.announce();
      this.schedule();
    });
  }

  /** Ends all that wait with ABORTED. */
  dispose(): void {
    for (const { refuse } of this.queue.splice(0)) refuse(new AppError('ABORTED'));
    this.announce();
    this.schedule();
  }

  private refill(): void {
    const { perMinute, burst } = this.limits();
    const now = this.clock.monotonic();
    this.tokens = Math.min(burst, this.tokens + ((now - this.filledAt) * perMinute) / 60_000);
    this.filledAt = now;
  }

  private release(): void {
    this.timer = null;
    this.refill();
    const isChanged = this.queue.length > 0 && this.tokens >= 1;
    while (this.tokens >= 1) {
      const next = this.queue.shift();
      if (!next) break;
      this.tokens -= 1;
      next.go();
    }
    if (isChanged) this.announce();
    this.schedule();
  }

  /** Wakes up when the next token is due, by the current limits. */
  private schedule(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (this.queue.length === 0) return;
    const milliseconds = ((1 - this.tokens) * 60_000) / this.limits().perMinute;
    this.timer = setTimeout(() => this.release(), Math.max(0, Math.ceil(milliseconds)));
  }

  private announce(): void {
    if (this.waiting.value !== this.queue.length) this.waiting.set(this.queue.length);
  }
}
