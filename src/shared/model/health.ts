import { z } from 'zod';
import { errorViewSchema, layerSchema } from './error-view';

/**
 * Result of one layer of the diagnosis. `skip`: not run, because an earlier layer failed or it does
 * not apply.
 */
const checkStatusSchema = z.enum(['ok', 'warn', 'fail', 'skip']);
export type CheckStatus = z.infer<typeof checkStatusSchema>;

/** The checks of the doctor, in the order a request passes them. */
export const CHECK_IDS = [
  'disk',
  'keychain',
  'key',
  'fingerprint',
  'clock',
  'jwt',
  'region',
  'token',
  'scope',
  'workspace',
  'bot',
  'published',
  'stream',
  'kai-dns',
  'kai-tcp',
  'kai-tls',
  'kai-http',
  'kai-auth',
  'kai-era',
  'kai-tools',
  'kai-call',
  'webhook',
] as const;
const checkIdSchema = z.enum(CHECK_IDS);
export type CheckId = z.infer<typeof checkIdSchema>;

/**
 * One line of the doctor's report; `message` and `remedy` are sentences in the user's language
 * (remedy may be empty).
 */
const checkResultSchema = z.object({
  id: checkIdSchema,
  layer: layerSchema,
  status: checkStatusSchema,
  message: z.string(),
  remedy: z.string(),
  /** How long the check took, milliseconds. */
  ms: z.number(),
  logid: z.string().nullable(),
});
export type CheckResult = z.infer<typeof checkResultSchema>;

export const doctorReportSchema = z.object({
  healthy: z.boolean(),
  checks: z.array(checkResultSchema),
});
export type DoctorReport = z.infer<typeof doctorReportSchema>;

/** State of a connection in tray and window: the worst link decides. */
export const linkStatusSchema = z.enum(['not-set-up', 'checking', 'ok', 'degraded', 'down']);
export type LinkStatus = z.infer<typeof linkStatusSchema>;

/** State of the connection to Coze, with the reason when it is not `ok`. */
export const connectionStateSchema = z.object({
  status: linkStatusSchema,
  reason: errorViewSchema.nullable(),
  /** Name of the connected bot or platform, empty when not set up. */
  target: z.string(),
  /** When the connection was last proved, ISO 8601 UTC; null before the first time. */
  checkedAt: z.string().nullable(),
});
export type ConnectionState = z.infer<typeof connectionStateSchema>;
