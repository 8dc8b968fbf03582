import { z } from 'zod';

/**
 * Failed starts in a row, and the time in which they happen, that make the next start a safe one.
 */
const CRASHES = 3;
const WITHIN_MS = 5 * 60_000;

/** Starts that have not succeeded: when each began, milliseconds since the epoch. */
export const startRecordSchema = z.object({ unfinished: z.array(z.number()).max(100).default([]) });
export type StartRecord = z.infer<typeof startRecordSchema>;

/**
 * Decides whether this start is a safe one, and the new record. A start has succeeded once it ran
 * for a while or was ended by a person; the record is emptied then. Pure.
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
