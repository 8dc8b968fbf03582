import type { Clock } from '../ports/clock';

/** A smaller difference is noise of the network and of a header in whole seconds, milliseconds. */
const TOLERANCE_MS = 30_000;

/**
 * The server's time, learned from the Date header of its answers, with which a machine whose clock
 * is wrong can still sign valid assertions. A difference within 30 seconds counts as 0.
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
   * difference has changed noticeably.
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
