const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * When the next automatic backup is due: at the next `time` ("HH:MM", this computer's time) after
 * the last one, at once when that has passed while the app did not run. Pure; milliseconds since
 * the epoch.
 */
export function nextBackupAt(time: string, lastAt: number | null, now: number): number {
  if (lastAt === null) return now;
  // A clock that was set back must not put backups off for years.
  const last = Math.min(lastAt, now);
  const next = atTime(time, last);
  return next > last ? next : atTime(time, last + DAY_MS);
}

/** That day at this time. */
function atTime(time: string, day: number): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(day).setHours(hours, minutes, 0, 0);
}
