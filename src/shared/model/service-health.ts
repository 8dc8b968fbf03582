import { z } from 'zod';
import { errorViewSchema } from './error-view';
import { linkStatusSchema } from './health';

/** The parts of the chain whose past is kept. */
const SERVICES = ['coze', 'kai', 'webhook', 'tunnel'] as const;
const serviceSchema = z.enum(SERVICES);
export type WatchedService = z.infer<typeof serviceSchema>;

/** A day in half hours, or ninety days. */
export const serviceRangeSchema = z.enum(['24h', '90d']);
export type ServiceRange = z.infer<typeof serviceRangeSchema>;

/**
 * One bar of a service's past: the worst state in that time. `off`: the app did not run, or there
 * was nothing to watch.
 */
const historyBarSchema = z.object({
  /** ISO 8601 UTC of its beginning. */
  from: z.string(),
  status: z.enum(['ok', 'degraded', 'down', 'off']),
  /** Time out of order in this bar, seconds. */
  downSeconds: z.number().int(),
});
export type HistoryBar = z.infer<typeof historyBarSchema>;

/** One service now and before. */
export const serviceHealthSchema = z.object({
  service: serviceSchema,
  status: linkStatusSchema,
  /** What it leads to, in a person's words. */
  target: z.string(),
  reason: errorViewSchema.nullable(),
  /** ISO 8601 UTC since when it stands so; null when unknown. */
  since: z.string().nullable(),
  /** Share of the watched time in which it worked, 0 to 1; null when nothing was watched. */
  upShare: z.number().nullable(),
  bars: z.array(historyBarSchema),
});
export type ServiceHealth = z.infer<typeof serviceHealthSchema>;
