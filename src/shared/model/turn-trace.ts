import { z } from 'zod';
import { meteredServiceSchema } from './monitoring';

const span = { startMs: z.number().int(), endMs: z.number().int() };

/**
 * A step of a turn; steps follow each other without gaps. `queue`: waiting for earlier turns;
 * `token`: connecting and signing in; `upload`: uploading files; `knowledge`: KAI queried before
 * the bot; `first-byte`: from asking to the first word of the service; `stream`: the answer
 * arriving; `tool`: from requested tools until the answer continues; `total`: all of it. `stream`
 * and `tool` may occur several times; a failed turn ends with the step that failed.
 */
export const traceStepSchema = z.object({
  name: z.enum(['queue', 'token', 'upload', 'knowledge', 'first-byte', 'stream', 'tool', 'total']),
  ...span,
  /** In a `queue`: id of the last turn it waited for. */
  waitedFor: z.string().optional(),
  /** In the `total`: when it was asked, the origin of all times; ISO 8601 UTC. */
  askedAt: z.string().optional(),
});
export type TraceStep = z.infer<typeof traceStepSchema>;

/**
 * One call the turn made, including its retries. `operation`: a path of the API without ids, or a
 * tool's name.
 */
export const traceCallSchema = z.object({
  name: z.literal('call'),
  ...span,
  service: meteredServiceSchema,
  operation: z.string(),
  /** `ok`, or the error code. */
  outcome: z.string(),
  retries: z.number().int(),
  logid: z.string().nullable(),
});
export type TraceCall = z.infer<typeof traceCallSchema>;

/**
 * A tool the bot asked for, from request to result (`tool-call`), or a person being asked whether
 * it may run (`approval`).
 */
export const traceToolSchema = z.object({
  name: z.enum(['tool-call', 'approval']),
  ...span,
  /** Null when no server has the tool. */
  serverName: z.string().nullable(),
  toolName: z.string(),
  /** How it ended, as in the tool call's record; of an approval why it was allowed or refused. */
  outcome: z.string(),
  /** Error code. */
  code: z.string().nullable(),
});
export type TraceTool = z.infer<typeof traceToolSchema>;

/**
 * Where the time of a turn went, in milliseconds since it was asked: first its steps in order, then
 * the details within them, the whole last.
 */
export const traceSpanSchema = z.discriminatedUnion('name', [
  traceStepSchema,
  traceCallSchema,
  traceToolSchema,
]);
export type TraceSpan = z.infer<typeof traceSpanSchema>;
