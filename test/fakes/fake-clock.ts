import type { Clock } from '../../src/core/ports/clock';

/** A clock that stands still until told otherwise; wall and monotonic time can be bent apart. */
export class FakeClock implements Clock {
  private wall: number;
  private steady = 1_000;

  constructor(startMs: number = Date.UTC(2026, 0, 1)) {
    this.wall = startMs;
  }

  now(): number {
    return this.wall;
  }

  monotonic(): number {
    return this.steady;
  }

  /** Time passes: both clocks move. */
  advance(milliseconds: number): void {
    this.wall += milliseconds;
    this.steady += milliseconds;
  }

  /** Somebody sets the wall clock; the monotonic one does not notice. */
  jumpWall(milliseconds: number): void {
    this.wall += milliseconds;
  }
}

/** The machine's own time, off by so many milliseconds. */
export function skewedClock(offsetMs: number): Clock {
  return { now: () => Date.now() + offsetMs, monotonic: () => performance.now() };
}
