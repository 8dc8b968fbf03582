import type { Clock } from '../../ports/clock';

/**
 * Interval in milliseconds: after sleeping through the minute, a computer is only a little late.
 */
const LOOK_MS = 30_000;

/**
 * Tells whether this time of day (`HH:MM`, local) passed between two checks. A gap of more than a
 * day counts as one. Pure.
 */
export function wasPassed(at: string, before: Date, now: Date): boolean {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(at);
  if (!match || now <= before) return false;
  const moment = new Date(now);
  moment.setHours(Number(match[1]), Number(match[2]), 0, 0);
  if (moment > now) moment.setDate(moment.getDate() - 1);
  return moment > before;
}

/** Runs something every day at a time that may change. */
export class DailySchedule {
  private lookedAt: Date;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly clock: Pick<Clock, 'now'>,
    /** `HH:MM`, or empty for never. */
    private readonly at: () => string,
    private readonly work: () => void,
  ) {
    this.lookedAt = new Date(clock.now());
    this.timer = setInterval(() => this.look(), LOOK_MS);
    this.timer.unref();
  }

  dispose(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const now = new Date(this.clock.now());
    const isDue = wasPassed(this.at(), this.lookedAt, now);
    this.lookedAt = now;
    if (isDue) this.work();
  }
}
