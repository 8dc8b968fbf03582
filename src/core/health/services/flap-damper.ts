import type { ConnectionState, LinkStatus } from '../../../shared/model/health';

/** Time in milliseconds after which a problem is shown although it was reported only once. */
export const FLAP_MS = 4000;
/**
 * Reports closer together than this, in milliseconds, count as one: a failed sign-in is reported by
 * the sign-in and by its caller.
 */
const ONE_MISS_MS = 1000;
const MISSES_SHOWN = 2;

/** Severity, from good to bad; other states say nothing about a connection that works or fails. */
const SEVERITY: Partial<Record<LinkStatus, number>> = { ok: 0, degraded: 1, down: 2 };

/**
 * Dampens the state of a connection: it gets worse only with the second report or when the problem
 * lasts, everything else is shown at once. So a single short problem turns no icon red. Pure except
 * for its memory; times in milliseconds of a monotonic clock.
 */
export class FlapDamper {
  private trouble: {
    state: ConnectionState;
    since: number;
    missedAt: number;
    misses: number;
  } | null = null;

  constructor(private current: ConnectionState) {}

  get shown(): ConnectionState {
    return this.current;
  }

  /** Records the connection's state. */
  take(state: ConnectionState, now: number): void {
    if (!isWorse(this.current.status, state.status)) {
      this.trouble = null;
      this.current = state;
      return;
    }
    const { since, missedAt, misses } = this.trouble ?? { since: now, missedAt: now, misses: 1 };
    const isAnother = now - missedAt >= ONE_MISS_MS;
    this.trouble = {
      state,
      since,
      missedAt: isAnother ? now : missedAt,
      misses: isAnother ? misses + 1 : misses,
    };
    this.look(now);
  }

  /** Applies what is due by time. */
  look(now: number): void {
    if (!this.trouble || (this.trouble.misses < MISSES_SHOWN && now - this.trouble.since < FLAP_MS))
      return;
    this.current = this.trouble.state;
    this.trouble = null;
  }

  /** When to call `look` again; null while nothing is pending. */
  lookAt(): number | null {
    return this.trouble && this.trouble.since + FLAP_MS;
  }
}

/** Worse than working or degraded; the first result for a connection is never worse. */
function isWorse(shown: LinkStatus, next: LinkStatus): boolean {
  const from = SEVERITY[shown];
  const to = SEVERITY[next];
  return from !== undefined && to !== undefined && to > from;
}
