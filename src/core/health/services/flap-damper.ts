import type { ConnectionState, LinkStatus } from '../../../shared/model/health';

/** A trouble that has lasted so long is shown although it was noticed only once, milliseconds. */
export const FLAP_MS = 4000;
/**
 * Reports of a trouble nearer together than this are one miss: a sign-in that fails is told by the
 * sign-in and by who wanted it.
 */
const ONE_MISS_MS = 1000;
const MISSES_SHOWN = 2;

/** From good to bad; what is not in here is no state of a link that works or fails. */
const SEVERITY: Partial<Record<LinkStatus, number>> = { ok: 0, degraded: 1, down: 2 };

/**
 * What is shown of a link: a turn for the worse only with the second miss or when it lasts,
 * everything else at once. So a single short trouble turns no icon red. Pure but for its memory;
 * times in milliseconds of a clock that does not go back.
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

  /** The link says this now. */
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

  /** Time has passed. */
  look(now: number): void {
    if (!this.trouble || (this.trouble.misses < MISSES_SHOWN && now - this.trouble.since < FLAP_MS))
      return;
    this.current = this.trouble.state;
    this.trouble = null;
  }

  /** When to look again; null while nothing waits. */
  lookAt(): number | null {
    return this.trouble && this.trouble.since + FLAP_MS;
  }
}

/** Worse than what works or limps; the first finding about a link is no turn for the worse. */
function isWorse(shown: LinkStatus, next: LinkStatus): boolean {
  const from = SEVERITY[shown];
  const to = SEVERITY[next];
  return from !== undefined && to !== undefined && to > from;
}
