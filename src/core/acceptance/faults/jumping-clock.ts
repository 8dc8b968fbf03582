import type { Clock } from '../../ports/clock';

/**
 * A clock whose wall time can be set wrong, as by a person or a bad battery. Its monotonic time is
 * unaffected.
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

  /** Offset in milliseconds; 0 is correct. */
  setOff(milliseconds: number): void {
    this.offset = milliseconds;
  }
}
