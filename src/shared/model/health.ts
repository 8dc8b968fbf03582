import { z } from 'zod';
import { errorViewSchema, layerSchema } from './error-view';

/**
 * Result of one layer of the diagnosis. `skip`: not tried, because an earlier layer failed or it
 * does not apply.
 */
const checkStatusSchema = z.enum(['ok', 'warn', 'fail', 'skip']);
export type CheckStatus = z.infer<typeof checkStatusSchema>;

/** The checks of the doctor, in the order in which a request travels. */
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

/** What the tray and the window show of the connection: worst link decides. */
export const linkStatusSchema = z.enum(['not-set-up', 'checking', 'ok', 'degraded', 'down']);
export type LinkStatus = z.infer<typeof linkStatusSchema>;

/** State of the link to Coze, with the reason when it is not `ok`. */
export const connectionStateSchema = z.object({
  status: linkStatusSchema,
  reason: errorViewSchema.nullable(),
  /** Name of the bot or platform the link leads to, empty when not set up. */
  target: z.string(),
  /** ISO 8601 UTC of the last proof, null before the first. */
  checkedAt: z.string().nullable(),
});
export type ConnectionState = z.infer<typeof connectionStateSchema>;
