/**
 * When a page draws: the time of one of its frames (milliseconds since the epoch) and the interval
 * between frames, in milliseconds.
 */
export interface FramePhase {
  at: number;
  intervalMs: number;
}

/**
 * Time in milliseconds before a frame at which a message is sent: its way to the page, and a late
 * timer.
 */
const LEAD_MS = 3;
/**
 * Shortest interval in milliseconds between two messages: on a fast screen not every frame gets
 * one.
 */
const APART_MS = 12;

/**
 * Departures closer than this, in milliseconds, are skipped: an early timer was meant for that one.
 */
const TOO_NEAR_MS = 4;

/** Time from `now` until a message has to be sent to arrive just before a frame. */
export function untilDeparture({ at, intervalMs }: FramePhase, now: number): number {
  const period = intervalMs * Math.max(1, Math.ceil(APART_MS / intervalMs));
  const passed = (((now + LEAD_MS - at) % period) + period) % period;
  const left = period - passed;
  return Math.ceil(left < TOO_NEAR_MS ? left + period : left);
}
