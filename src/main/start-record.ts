import { z } from 'zod';

/**
 * So many starts in a row that did not come through, so close together, make the next one a safe
 * one.
 */
const CRASHES = 3;
const WITHIN_MS = 5 * 60_000;

/** Starts that have not come through: when each began, milliseconds since the epoch. */
export const startRecordSchema = z.object({ unfinished: z.array(z.number()).max(100).default([]) });
export type StartRecord = z.infer<typeof startRecordSchema>;

/**
 * Should this start be a safe one, and what is to be remembered of it. A start has come through
 * once it ran for a while or was ended by a person; then the record is emptied. Pure.
 */
export function decideStart(
  { unfinished }: StartRecord,
  now: number,
): { safe: boolean; record: StartRecord } {
  const recent = unfinished.filter((at) => at <= now && now - at < WITHIN_MS);
  return {
    safe: recent.length >= CRASHES,
    record: { unfinished: [...recent, now].slice(-CRASHES) },
  };
}
