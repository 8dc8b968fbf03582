/** Time from outside, so that tests can bend it. Both in milliseconds. */
export interface Clock {
  /** Wall clock since the epoch; may jump. */
  now(): number;
  /** Never goes back; its zero means nothing. */
  monotonic(): number;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };
