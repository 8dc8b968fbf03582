const DAY_MS = 24 * 60 * 60 * 1000;

/** Whole days that have passed since a moment. */
export function daysSince(instant: string, now = Date.now()): number {
  return Math.max(0, Math.floor((now - Date.parse(instant)) / DAY_MS));
}

/** Whole days until a moment: 0 on the last day, negative afterwards. */
export function daysUntil(instant: string, now = Date.now()): number {
  return Math.floor((Date.parse(instant) - now) / DAY_MS);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** The local day of a moment, in the format of a date field. */
export function dayOf(moment: Date): string {
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** The day a number of days from now. */
export function dayIn(days: number, now = Date.now()): string {
  return dayOf(new Date(now + days * DAY_MS));
}
