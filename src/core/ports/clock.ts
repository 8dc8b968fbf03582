/** Time source, replaceable in tests. Both in milliseconds. */
export interface Clock {
  /** Wall clock since the epoch; may jump. */
  now(): number;
  /** Never goes back; its zero is arbitrary. */
  monotonic(): number;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };
