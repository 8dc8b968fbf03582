const DAY_MS = 24 * 60 * 60 * 1000;

/** Whole days that have passed since then. */
export function daysSince(instant: string, now = Date.now()): number {
  return Math.max(0, Math.floor((now - Date.parse(instant)) / DAY_MS));
}

/** Whole days until then: 0 on the last one, negative afterwards. */
export function daysUntil(instant: string, now = Date.now()): number {
  return Math.floor((Date.parse(instant) - now) / DAY_MS);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** A moment's day where the person is, as a date field wants it. */
export function dayOf(moment: Date): string {
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** The day so many days from now. */
export function dayIn(days: number, now = Date.now()): string {
  return dayOf(new Date(now + days * DAY_MS));
}
