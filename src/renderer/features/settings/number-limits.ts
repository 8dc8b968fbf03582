/** The numbers a person can set, with the limits and defaults of `settingsSchema` (the page imports no values from there). */
export const NUMBER_LIMITS = {
  tokenCacheTtlSeconds: { min: 60, max: 86_399, fallback: 3600 },
  tokenDurationSeconds: { min: 60, max: 86_399, fallback: 3600 },
  requestTimeoutSeconds: { min: 1, max: 600, fallback: 30 },
  streamIdleSeconds: { min: 1, max: 600, fallback: 30 },
} as const;

export type NumberSetting = keyof typeof NUMBER_LIMITS;

/** The whole number that was typed, or null when it is none or outside the limits. */
export function readNumber(text: string, { min, max }: { min: number; max: number }): number | null {
  if (!/^\s*\d{1,7}\s*$/.test(text)) return null;
  const value = Number(text);
  return value >= min && value <= max ? value : null;
}
