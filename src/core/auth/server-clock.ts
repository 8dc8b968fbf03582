import type { Clock } from '../ports/clock';

/**
 * A difference below this is noise of the network and of a header with whole seconds, milliseconds.
 */
const TOLERANCE_MS = 30_000;

/**
 * The server's time, learned from the Date header of its answers. A machine whose clock is wrong
 * can still sign valid assertions with it. The difference is 0 while it is within 30 seconds.
 */
export class ServerClock {
  private difference = 0;

  constructor(private readonly clock: Clock) {}

  /** Server minus this machine, milliseconds. Positive: this machine is slow. */
  get skewMs(): number {
    return this.difference;
  }

  now(): number {
    return this.clock.now() + this.difference;
  }

  /**
   * Takes a Date header (RFC 9110, 6.6.1); ignores a missing or broken one. True when the
   * difference changed noticeably.
   */
  observe(dateHeader: string | undefined): boolean {
    const serverTime = Date.parse(dateHeader ?? '');
    if (Number.isNaN(serverTime)) return false;
    const seen = serverTime - this.clock.now();
    const next = Math.abs(seen) > TOLERANCE_MS ? seen : 0;
    const changed = Math.abs(next - this.difference) > TOLERANCE_MS;
    if (changed || next === 0) this.difference = next;
    return changed;
  }
}
