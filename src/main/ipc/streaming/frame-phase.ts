/**
 * When a page draws: the time of one of its frames (milliseconds since the epoch) and how far they
 * are apart, milliseconds.
 */
export interface FramePhase {
  at: number;
  intervalMs: number;
}

/**
 * So long before a frame a message leaves: the way to the page, and a timer that comes late,
 * milliseconds.
 */
const LEAD_MS = 3;
/** Messages are at least so far apart, milliseconds: on a fast screen not every frame gets one. */
const APART_MS = 12;

/**
 * A departure nearer than this is left out: a timer that came early was for that one, milliseconds.
 */
const TOO_NEAR_MS = 4;

/** How long from `now` until a message has to leave so that it is just in time for a frame. */
export function untilDeparture({ at, intervalMs }: FramePhase, now: number): number {
  const period = intervalMs * Math.max(1, Math.ceil(APART_MS / intervalMs));
  const passed = (((now + LEAD_MS - at) % period) + period) % period;
  const left = period - passed;
  return Math.ceil(left < TOO_NEAR_MS ? left + period : left);
}
