import { z } from 'zod';
import { errorViewSchema } from './error-view';

/**
 * What is measured: calls to Coze's API, KAI's tools, received deliveries, opened tunnels, sent
 * notifications.
 */
export const METERED_SERVICES = ['api', 'kai', 'webhook', 'tunnel', 'notification'] as const;
export const meteredServiceSchema = z.enum(METERED_SERVICES);
export type MeteredService = z.infer<typeof meteredServiceSchema>;

/**
 * Calls of one service in a period. Times are milliseconds until the answer (of a stream until its
 * first byte), percentiles from a histogram, hence up to a tenth off; null without calls.
 * `successRate`: 0 to 1, null without calls. Calls a person stopped do not count. `errors`: count
 * by error code.
 */
export const callFiguresSchema = z.object({
  calls: z.number().int(),
  successRate: z.number().nullable(),
  meanMs: z.number().nullable(),
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  p99Ms: z.number().nullable(),
  errors: z.record(z.string(), z.number().int()),
  retries: z.number().int(),
  bytesIn: z.number(),
  bytesOut: z.number(),
});
export type CallFigures = z.infer<typeof callFiguresSchema>;

/**
 * Resource usage of the app. `cpuPercent`: of one core, since the last measurement; `uptimeS`:
 * seconds since the start.
 */
export const resourcesSchema = z.object({
  cpuPercent: z.number(),
  rssMb: z.number(),
  uptimeS: z.number(),
});
export type Resources = z.infer<typeof resourcesSchema>;

/** `GET /monitoring.json`: the last five minutes. */
export const monitoringFiguresSchema = z.object({
  window: z.literal('5m'),
  api: callFiguresSchema,
  kai: callFiguresSchema,
  webhook: callFiguresSchema,
  tunnel: callFiguresSchema,
  notification: callFiguresSchema,
  resources: resourcesSchema,
});
export type MonitoringFigures = z.infer<typeof monitoringFiguresSchema>;

/** Range of a history: an hour and a day by the minute, three months by the hour. */
export const historyRangeSchema = z.enum(['1h', '24h', '90d']);
export type HistoryRange = z.infer<typeof historyRangeSchema>;

/**
 * The figures of one minute or hour; steps without calls are left out. `at`: its start, ISO 8601
 * UTC.
 */
export const historyStepSchema = z.object({
  at: z.string(),
  calls: z.number().int(),
  failures: z.number().int(),
  meanMs: z.number().nullable(),
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  p99Ms: z.number().nullable(),
});
export type HistoryStep = z.infer<typeof historyStepSchema>;

/** History of one service, oldest first; `stepSeconds` 60 or 3600. */
export const callHistorySchema = z.object({
  range: historyRangeSchema,
  stepSeconds: z.number().int(),
  steps: z.array(historyStepSchema),
});
export type CallHistory = z.infer<typeof callHistorySchema>;

/** History of the resource usage, oldest first; `at`: ISO 8601 UTC. */
export const resourceHistorySchema = z.array(
  z.object({ at: z.string(), cpuPercent: z.number(), rssMb: z.number() }),
);
export type ResourceHistory = z.infer<typeof resourceHistorySchema>;

/**
 * The operations listener. `url` is null while it does not listen, `error` is the reason if that is
 * a failure.
 */
export const opsStateSchema = z.object({
  url: z.string().nullable(),
  error: errorViewSchema.nullable(),
});
export type OpsState = z.infer<typeof opsStateSchema>;

/** Data of the monitoring page: the figures, the history of every service, and how to show it. */
export const monitoringPageSchema = z.object({
  language: z.enum(['zh-CN', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  figures: monitoringFiguresSchema,
  services: z.record(z.string(), z.enum(['ok', 'degraded', 'error', 'not_configured'])),
  history: z.record(meteredServiceSchema, callHistorySchema),
  resources: resourceHistorySchema,
});
export type MonitoringPage = z.infer<typeof monitoringPageSchema>;
