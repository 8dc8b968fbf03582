import { z } from 'zod';
import { errorViewSchema } from './error-view';
import { linkStatusSchema } from './health';

/** The parts of the chain whose history is stored. */
const SERVICES = ['coze', 'kai', 'webhook', 'tunnel'] as const;
const serviceSchema = z.enum(SERVICES);
export type WatchedService = z.infer<typeof serviceSchema>;

/** A day in half hours, or ninety days. */
export const serviceRangeSchema = z.enum(['24h', '90d']);
export type ServiceRange = z.infer<typeof serviceRangeSchema>;

/**
 * One bar of a service's history: the worst state in that time. `off`: the app did not run, or
 * there was nothing to observe.
 */
const historyBarSchema = z.object({
  /** Its start, ISO 8601 UTC. */
  from: z.string(),
  status: z.enum(['ok', 'degraded', 'down', 'off']),
  /** Down time in this bar, in seconds. */
  downSeconds: z.number().int(),
});
export type HistoryBar = z.infer<typeof historyBarSchema>;

/** Present state and history of one service. */
export const serviceHealthSchema = z.object({
  service: serviceSchema,
  status: linkStatusSchema,
  /** Display name of its target. */
  target: z.string(),
  reason: errorViewSchema.nullable(),
  /** When the present state began, ISO 8601 UTC; null when unknown. */
  since: z.string().nullable(),
  /** Share of the observed time in which it worked, 0 to 1; null when nothing was observed. */
  upShare: z.number().nullable(),
  bars: z.array(historyBarSchema),
});
export type ServiceHealth = z.infer<typeof serviceHealthSchema>;
