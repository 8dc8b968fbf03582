import type { Clock } from '../../ports/clock';

/**
 * A clock whose wall time can be set wrong, as a person or a bad battery does it. What measures
 * durations goes on.
 */
export class JumpingClock implements Clock {
  private offset = 0;

  constructor(private readonly base: Clock) {}

  now(): number {
    return this.base.now() + this.offset;
  }

  monotonic(): number {
    return this.base.monotonic();
  }

  /** So far off from now on, milliseconds; 0 is right again. */
  setOff(milliseconds: number): void {
    this.offset = milliseconds;
  }
}
