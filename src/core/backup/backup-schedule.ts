const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * When the next automatic backup is due: at the next `time` ("HH:MM", local) after the last one, at
 * once when that has passed while the app was not running. Pure; milliseconds since the epoch.
 */
export function nextBackupAt(time: string, lastAt: number | null, now: number): number {
  if (lastAt === null) return now;
  // A clock that was set back must not delay backups for years.
  const last = Math.min(lastAt, now);
  const next = atTime(time, last);
  return next > last ? next : atTime(time, last + DAY_MS);
}

/** This time on that day. */
function atTime(time: string, day: number): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(day).setHours(hours, minutes, 0, 0);
}
