const LIMIT_MAX = 3600;

/** The limit to offer after a timeout: twice as long, up to the maximum. Seconds. */
export function longerLimit(seconds: number): number {
  return Math.min(LIMIT_MAX, Math.max(30, seconds * 2));
}
