import { z } from 'zod';
import { errorViewSchema } from './error-view';
import { toolAddressSchema } from './kai';

/**
 * Which side ended a call. `our-limit`: no answer and no progress within the time limit, or the
 * total limit; `person`: stopped; `sdk`: the protocol library could not read the answer; `server`:
 * it reported an error, or went away; `proxy`: something between us and the server (502, 503, 504,
 * a page that is not MCP).
 */
export const gaveUpSchema = z.enum(['our-limit', 'person', 'sdk', 'server', 'proxy']);
export type GaveUp = z.infer<typeof gaveUpSchema>;

/** Progress reported by a tool. `total` null: unknown. */
export const toolProgressSchema = z.object({
  progress: z.number(),
  total: z.number().nullable(),
  message: z.string().nullable(),
});
export type ToolProgress = z.infer<typeof toolProgressSchema>;

/**
 * One piece of a result; text and JSON are foreign. `data` is base64. `json`: a kind of piece this
 * version does not know.
 */
const resultPartSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('image'), mimeType: z.string(), data: z.string() }),
  z.object({ type: z.literal('audio'), mimeType: z.string(), data: z.string() }),
  z.object({
    type: z.literal('resource'),
    uri: z.string(),
    mimeType: z.string().nullable(),
    text: z.string().nullable(),
  }),
  z.object({
    type: z.literal('resource-link'),
    uri: z.string(),
    name: z.string(),
    description: z.string(),
    mimeType: z.string().nullable(),
  }),
  z.object({ type: z.literal('json'), json: z.string() }),
]);
export type ResultPart = z.infer<typeof resultPartSchema>;

/** Result of a tool. A tool that reports failure (`isError`) has a result like any other. */
export const toolResultSchema = z.object({
  content: z.array(resultPartSchema),
  /** JSON text; null when there is none. */
  structured: z.string().nullable(),
  /**
   * How `structured` violates the tool's own output schema; null when it is valid or there is no
   * schema.
   */
  structuredProblem: z.string().nullable(),
  isError: z.boolean(),
  /** Original size in bytes. `cut`: pieces were left out or shortened because it was too large. */
  bytes: z.number().int(),
  cut: z.boolean(),
});
export type ToolResult = z.infer<typeof toolResultSchema>;

export const callStatusSchema = z.enum([
  'waiting-approval',
  'running',
  'completed',
  'failed',
  'refused',
  'stopped',
]);

/**
 * One call of a tool, from any source. `payload` is JSON text. `result` is null in lists; request
 * the single call for it.
 */
export const kaiCallSchema = toolAddressSchema.extend({
  id: z.string(),
  serverName: z.string(),
  source: z.enum(['console', 'chat', 'knowledge', 'command']),
  payload: z.string(),
  status: callStatusSchema,
  progress: toolProgressSchema.nullable(),
  gaveUp: gaveUpSchema.nullable(),
  error: errorViewSchema.nullable(),
  result: toolResultSchema.nullable(),
  /** Start of the result, for a list. */
  summary: z.string(),
  /** The limit that applied, in seconds. */
  timeoutSeconds: z.number().int(),
  startedAt: z.string(),
  /** Null while it is running. */
  ms: z.number().int().nullable(),
});
export type KaiCall = z.infer<typeof kaiCallSchema>;

/**
 * One line of the wire log. Secrets are masked before it is kept. `http` entries have address,
 * status and headers, `rpc` entries the JSON-RPC message. `pairId` links a request and its answer.
 */
export const wireLogEntrySchema = z.object({
  number: z.number().int(),
  at: z.string(),
  serverId: z.string(),
  kind: z.enum(['http', 'rpc']),
  direction: z.enum(['sent', 'received']),
  pairId: z.string(),
  /** JSON-RPC method or HTTP method; null for an answer. */
  method: z.string().nullable(),
  /** HTTP status, or null. */
  status: z.number().int().nullable(),
  isError: z.boolean(),
  ms: z.number().int().nullable(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  body: z.string(),
  cut: z.boolean(),
});
export type WireLogEntry = z.infer<typeof wireLogEntrySchema>;

/**
 * Why a call failed, in plain words: one sentence for what happened, one for the side that ended
 * it, the findings of the layered check run now (first failing link first), and what to do.
 * `action` is a button: `raise-timeout` goes with `suggestedTimeoutSeconds`.
 */
export const failureExplanationSchema = z.object({
  sentences: z.array(z.string()),
  remedy: z.string(),
  action: z.enum([
    'raise-timeout',
    'edit-server',
    'enter-secret',
    'review-drift',
    'fix-payload',
    'retry',
    'none',
  ]),
  suggestedTimeoutSeconds: z.number().int().nullable(),
});
export type FailureExplanation = z.infer<typeof failureExplanationSchema>;
