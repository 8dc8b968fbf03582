import { z } from 'zod';
import { meteredServiceSchema } from './monitoring';

const span = { startMs: z.number().int(), endMs: z.number().int() };

/**
 * A step of a turn; steps follow each other without a gap. `queue`: waiting for earlier turns;
 * `token`: connecting and signing in; `upload`: handing over files; `knowledge`: KAI asked before
 * the bot; `first-byte`: from asking to the first word of the service; `stream`: the answer coming
 * in; `tool`: from wanted tools until the answer goes on; `total`: all of it. `stream` and `tool`
 * may come several times; a failed turn ends with the step that failed.
 */
export const traceStepSchema = z.object({
  name: z.enum(['queue', 'token', 'upload', 'knowledge', 'first-byte', 'stream', 'tool', 'total']),
  ...span,
  /** In a `queue`: id of the turn that was waited for last. */
  waitedFor: z.string().optional(),
  /** Of the `total`: when it was asked, from which everything counts; ISO 8601 UTC. */
  askedAt: z.string().optional(),
});
export type TraceStep = z.infer<typeof traceStepSchema>;

/**
 * One call that the turn made, its repetitions included. `operation`: a path of the API without
 * ids, or a tool's name.
 */
export const traceCallSchema = z.object({
  name: z.literal('call'),
  ...span,
  service: meteredServiceSchema,
  operation: z.string(),
  /** `ok`, or the code of what went wrong. */
  outcome: z.string(),
  retries: z.number().int(),
  logid: z.string().nullable(),
});
export type TraceCall = z.infer<typeof traceCallSchema>;

/**
 * A tool the bot asked for, from wanted to answered (`tool-call`), or a person who was asked
 * whether it may run (`approval`).
 */
export const traceToolSchema = z.object({
  name: z.enum(['tool-call', 'approval']),
  ...span,
  /** Null when no server has the tool. */
  serverName: z.string().nullable(),
  toolName: z.string(),
  /** How it ended, as in the tool call's record; of an approval why it was allowed or refused. */
  outcome: z.string(),
  /** Code of what went wrong. */
  code: z.string().nullable(),
});
export type TraceTool = z.infer<typeof traceToolSchema>;

/**
 * Where the time of a turn went, in milliseconds since it was asked: first its steps in order, then
 * what went on within them, the whole last.
 */
export const traceSpanSchema = z.discriminatedUnion('name', [
  traceStepSchema,
  traceCallSchema,
  traceToolSchema,
]);
export type TraceSpan = z.infer<typeof traceSpanSchema>;
