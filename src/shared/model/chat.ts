import { z } from 'zod';
import { errorViewSchema } from './error-view';

/**
 * Where a turn stands. `queued`: it waits for the turns before it in its conversation. `interrupted`: the app ended while
 * the answer was still coming, or before it was asked.
 */
export const turnStatusSchema = z.enum(['queued', 'running', 'completed', 'stopped', 'failed', 'interrupted']);

/** Tokens as Coze counts them. */
export const usageSchema = z.object({ input: z.number(), output: z.number(), total: z.number() });
export type Usage = z.infer<typeof usageSchema>;

/** A tool the bot asked for in a turn. `arguments` and `result` are text as they went over the wire. */
export const toolCallRecordSchema = z.object({
  id: z.string(),
  name: z.string(),
  arguments: z.string(),
  result: z.string(),
  ms: z.number(),
});
export type ToolCallRecord = z.infer<typeof toolCallRecordSchema>;

/**
 * Where the time of a turn went, in milliseconds since it was asked. `queue`: waiting for earlier turns; `token`: connecting
 * and signing in; `first-byte`: from asking to the first word of the service; `stream`: the answer coming in; `tool`: from
 * wanted tools until the answer goes on. `stream` and `tool` may come several times; a failed turn ends with the step that failed.
 */
export const traceSpanSchema = z.object({
  name: z.enum(['queue', 'token', 'first-byte', 'stream', 'tool', 'total']),
  startMs: z.number().int(),
  endMs: z.number().int(),
});
export type TraceSpan = z.infer<typeof traceSpanSchema>;

/** What a person thinks of an answer. */
export const ratingSchema = z.enum(['up', 'down']);

/**
 * One question and what became of it. An empty question: a message that came in by itself, through the webhook. A conversation is a tree: turns with the same `parentTurnId` are versions of the
 * same step (asked again, or edited), null stands for the beginning.
 * `seq` is the number of the last delta contained in `answer` and `reasoning`: a screen that opens in mid-stream
 * applies only deltas with a higher number. Times are ISO 8601 UTC, durations milliseconds.
 */
export const turnSchema = z.object({
  id: z.string(),
  conversationId: z.string(),
  parentTurnId: z.string().nullable(),
  question: z.string(),
  answer: z.string(),
  reasoning: z.string(),
  status: turnStatusSchema,
  error: errorViewSchema.nullable(),
  followUps: z.array(z.string()),
  toolCalls: z.array(toolCallRecordSchema),
  usage: usageSchema.nullable(),
  seq: z.number().int(),
  bookmarked: z.boolean(),
  rating: ratingSchema.nullable(),
  /** Empty until the turn has ended. */
  trace: z.array(traceSpanSchema),
  createdAt: z.string(),
  firstTokenMs: z.number().nullable(),
  totalMs: z.number().nullable(),
});
export type Turn = z.infer<typeof turnSchema>;

/** What a person has noted on an answer. */
export type TurnMarks = Pick<Turn, 'bookmarked' | 'rating'>;

/** A change of marks: what is left out stays. */
export const turnMarkChangeSchema = z.object({ bookmarked: z.boolean().optional(), rating: ratingSchema.nullable().optional() });
export type TurnMarkChange = z.infer<typeof turnMarkChangeSchema>;

/**
 * A question or an answer in which a search found something. `snippet` is one line around the first match, `matches`
 * are [start, end) within the snippet, in UTF-16 units, in order and without overlap.
 */
export const searchHitSchema = z.object({
  conversationId: z.string(),
  conversationTitle: z.string(),
  turnId: z.string(),
  part: z.enum(['question', 'answer']),
  snippet: z.string(),
  matches: z.array(z.tuple([z.number().int(), z.number().int()])),
  createdAt: z.string(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

/** A bookmarked turn. `excerpt`: the beginning of the answer, as Markdown, at most 200 characters. */
export const bookmarkSchema = z.object({
  turnId: z.string(),
  conversationId: z.string(),
  conversationTitle: z.string(),
  question: z.string(),
  excerpt: z.string(),
  createdAt: z.string(),
});
export type Bookmark = z.infer<typeof bookmarkSchema>;

export const conversationSchema = z.object({
  id: z.string(),
  title: z.string(),
  pinned: z.boolean(),
  /** Begun by a message that came in through the webhook. */
  fromWebhook: z.boolean().optional(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Conversation = z.infer<typeof conversationSchema>;

/**
 * What arrived since the last frame. Pieces of a turn are numbered from 1; a delta holds those from `firstSeq` to `seq`,
 * so it fits a turn whose own `seq` is `firstSeq - 1`.
 */
export const chatDeltaSchema = z.object({
  turnId: z.string(),
  conversationId: z.string(),
  firstSeq: z.number().int(),
  seq: z.number().int(),
  answer: z.string(),
  reasoning: z.string(),
  /** Milliseconds since the epoch at which the first byte of this batch was read from the socket. */
  receivedAt: z.number(),
});
export type ChatDelta = z.infer<typeof chatDeltaSchema>;

/** How a conversation can be written into a file. */
export const exportFormatSchema = z.enum(['markdown', 'html']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

/** Longest question a person may send, in characters. */
export const QUESTION_MAX = 20_000;
