import { z } from 'zod';
import { attachmentSchema } from './attachment';
import { errorViewSchema } from './error-view';
import { gaveUpSchema, toolProgressSchema } from './kai-call';
import { traceSpanSchema } from './turn-trace';

/**
 * Status of a turn. `queued`: it waits for the turns before it in its conversation. `interrupted`:
 * the app ended while the answer was still arriving, or before it was asked. `waiting-for-tools`:
 * the app ended while the bot waited for tools, and the turn can be continued
 * (`chat.continueTurn`).
 */
export const turnStatusSchema = z.enum([
  'queued',
  'running',
  'completed',
  'stopped',
  'failed',
  'interrupted',
  'waiting-for-tools',
]);

/** Tokens as counted by Coze. */
export const usageSchema = z.object({ input: z.number(), output: z.number(), total: z.number() });
export type Usage = z.infer<typeof usageSchema>;

/**
 * A tool the bot asked for in a turn. `name` is the bot's name for it, `arguments` and `result` are
 * text as sent (`result` is also the error text sent to the bot when it failed; empty while it
 * runs).
 */
export const toolCallRecordSchema = z.object({
  id: z.string(),
  name: z.string(),
  arguments: z.string(),
  result: z.string(),
  /** 0 until it has ended; count from `startedAt` meanwhile. */
  ms: z.number(),
  /** `unknown`: no KAI tool has this name. */
  status: z
    .enum(['waiting-approval', 'running', 'completed', 'failed', 'refused', 'stopped', 'unknown'])
    .default('completed'),
  /** The KAI tool behind it, null when there is none. */
  serverId: z.string().nullable().default(null),
  serverName: z.string().nullable().default(null),
  toolName: z.string().nullable().default(null),
  /**
   * Identifies the pending approval during `waiting-approval`, so that a card can answer it
   * (`kai.answerApproval`).
   */
  approvalId: z.string().nullable().default(null),
  /** Why it was allowed or refused; null before that. */
  approval: z
    .enum(['once', 'session', 'always', 'read-only-hint', 'command', 'refused', 'never', 'blocked'])
    .nullable()
    .default(null),
  /** Id of its record in KAI's history (`kai.call`), null when it never started. */
  callId: z.string().nullable().default(null),
  progress: toolProgressSchema.nullable().default(null),
  gaveUp: gaveUpSchema.nullable().default(null),
  /**
   * Null when it worked, or when the tool itself answered with an error (then only `status` is
   * `failed`).
   */
  error: errorViewSchema.nullable().default(null),
  startedAt: z.string().nullable().default(null),
});
export type ToolCallRecord = z.infer<typeof toolCallRecordSchema>;

/**
 * Source of an answer: a finding of KAI's knowledge or of a tool. `excerpt` is foreign text, at
 * most 400 characters.
 */
export const answerSourceSchema = z.object({
  title: z.string(),
  excerpt: z.string(),
  publisher: z.string(),
  serverName: z.string(),
  toolName: z.string(),
  /** `knowledge`: queried before the bot, by knowledge mode; `tool`: the bot asked for it. */
  from: z.enum(['knowledge', 'tool']),
});
export type AnswerSource = z.infer<typeof answerSourceSchema>;

/**
 * What knowledge mode did in a turn; null when it was off. `asked` with `because` the word of the
 * rule that matched (empty for `always`), `skipped`: no word of the rule, `empty`: nothing found,
 * `failed`: the bot was asked without it (`error`).
 */
export const turnKnowledgeSchema = z.object({
  outcome: z.enum(['asked', 'skipped', 'empty', 'failed']),
  because: z.string(),
  error: errorViewSchema.nullable(),
  ms: z.number().int(),
});
export type TurnKnowledge = z.infer<typeof turnKnowledgeSchema>;

/**
 * A command the bot's author has prepared, and what the person chose for it (`shortcut_command`,
 * docs/reference/coze-wire.md, 3.3).
 */
export const questionCommandSchema = z.object({
  id: z.string().max(100),
  name: z.string().max(200),
  parameters: z.record(z.string().max(200), z.string().max(5000)),
});
export type QuestionCommand = z.infer<typeof questionCommandSchema>;

/** The person's rating of an answer. */
export const ratingSchema = z.enum(['up', 'down']);

/**
 * One question with its answer. An empty question: a message received through the webhook. A
 * conversation is a tree: turns with the same `parentTurnId` are versions of the same step (asked
 * again, or edited), null means the start. `seq` is the number of the last delta contained in
 * `answer` and `reasoning`: a screen that opens in mid-stream applies only deltas with a higher
 * number. Times are ISO 8601 UTC, durations milliseconds.
 */
export const turnSchema = z.object({
  id: z.string(),
  conversationId: z.string(),
  parentTurnId: z.string().nullable(),
  /** Empty only when there are attachments. */
  question: z.string(),
  attachments: z.array(attachmentSchema),
  command: questionCommandSchema.nullable(),
  answer: z.string(),
  reasoning: z.string(),
  status: turnStatusSchema,
  error: errorViewSchema.nullable(),
  followUps: z.array(z.string()),
  toolCalls: z.array(toolCallRecordSchema),
  /** In the order they were found, without duplicates. */
  sources: z.array(answerSourceSchema),
  knowledge: turnKnowledgeSchema.nullable(),
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

/** All turns asked in one place (same `parentTurnId`), oldest first. */
export const turnVersionsSchema = z.object({
  parentTurnId: z.string().nullable(),
  turnIds: z.array(z.string()),
});
export type TurnVersions = z.infer<typeof turnVersionsSchema>;

/** The person's marks on an answer. */
export type TurnMarks = Pick<Turn, 'bookmarked' | 'rating'>;

/** A change of marks: omitted ones are kept. */
export const turnMarkChangeSchema = z.object({
  bookmarked: z.boolean().optional(),
  rating: ratingSchema.nullable().optional(),
});
export type TurnMarkChange = z.infer<typeof turnMarkChangeSchema>;

/**
 * A question or an answer found by a search. `snippet` is one line around the first match,
 * `matches` are [start, end) within the snippet, in UTF-16 units, in order and without overlap.
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

/** A bookmarked turn. `excerpt`: the start of the answer, as Markdown, at most 200 characters. */
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
  /** The user id sent to Coze (`user_id`). */
  userId: z.string(),
  /** Started by a message received through the webhook. */
  fromWebhook: z.boolean().optional(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Conversation = z.infer<typeof conversationSchema>;

/**
 * What arrived since the last frame. Pieces of a turn are numbered from 1; a delta contains those
 * from `firstSeq` to `seq`, so it fits a turn whose own `seq` is `firstSeq - 1`.
 */
export const chatDeltaSchema = z.object({
  turnId: z.string(),
  conversationId: z.string(),
  firstSeq: z.number().int(),
  seq: z.number().int(),
  answer: z.string(),
  reasoning: z.string(),
  /** When the first byte of this batch was read from the socket, milliseconds since the epoch. */
  receivedAt: z.number(),
});
export type ChatDelta = z.infer<typeof chatDeltaSchema>;

/**
 * A tool call of a turn started, waits, made progress (at most ten times a second) or ended; the
 * whole record, to be replaced by its id.
 */
export const toolCallChangeSchema = z.object({
  turnId: z.string(),
  conversationId: z.string(),
  call: toolCallRecordSchema,
});
export type ToolCallChange = z.infer<typeof toolCallChangeSchema>;

/** File formats for exporting a conversation. */
export const exportFormatSchema = z.enum(['markdown', 'html']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

/** Ids of a conversation at Coze. */
export const conversationDetailsSchema = z.object({
  userId: z.string(),
  /** Coze's conversation of the displayed branch, null before the first answer started. */
  remoteConversationId: z.string().nullable(),
  turns: z.number().int(),
  createdAt: z.string(),
});
export type ConversationDetails = z.infer<typeof conversationDetailsSchema>;

/** Longest question a person may send, in characters. */
export const QUESTION_MAX = 20_000;
