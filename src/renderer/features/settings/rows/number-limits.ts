/**
 * The numbers a person can set, with the limits and defaults of `settingsSchema` (the page imports
 * no values from there).
 */
export const NUMBER_LIMITS = {
  keyReminderDays: { min: 0, max: 3650, fallback: 90, unit: 'days' },
  tokenCacheTtlSeconds: { min: 60, max: 86_399, fallback: 3600, unit: 'seconds' },
  tokenDurationSeconds: { min: 60, max: 86_399, fallback: 3600, unit: 'seconds' },
  requestTimeoutSeconds: { min: 1, max: 600, fallback: 30, unit: 'seconds' },
  streamIdleSeconds: { min: 1, max: 600, fallback: 30, unit: 'seconds' },
  maxConnections: { min: 1, max: 1000, fallback: 100, unit: 'connections' },
  requestsPerMinute: { min: 1, max: 60_000, fallback: 60, unit: 'calls' },
  burstSize: { min: 1, max: 1000, fallback: 10, unit: 'calls' },
  opsPort: { min: 0, max: 65_535, fallback: 8080, unit: 'port' },
  responseCacheTtlSeconds: { min: 0, max: 86_400, fallback: 300, unit: 'seconds' },
} as const;

export type NumberSetting = keyof typeof NUMBER_LIMITS;

/** The whole number that was typed; null if it is not one or outside the limits. */
export function readNumber(
  text: string,
  { min, max }: { min: number; max: number },
): number | null {
  if (!/^\s*\d{1,7}\s*$/.test(text)) return null;
  const value = Number(text);
  return value >= min && value <= max ? value : null;
}
