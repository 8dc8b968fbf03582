import { z } from 'zod';
import { attachmentSchema } from '../../../shared/model/attachment';
import {
  answerSourceSchema,
  questionCommandSchema,
  ratingSchema,
  toolCallRecordSchema,
  turnKnowledgeSchema,
  turnStatusSchema,
  usageSchema,
  type Conversation,
} from '../../../shared/model/chat';
import { knowledgeModeSchema, type KnowledgeMode } from '../../../shared/model/kai';
import { traceSpanSchema } from '../../../shared/model/turn-trace';
import { errorCodeSchema, errorParamsSchema, layerSchema } from '../../../shared/model/error-view';
import type { StoredTurn } from '../../ports/stored-turn';

export interface StoredConversation extends Conversation {
  /** The newest turn of the displayed branch; null before the first question. */
  activeTurnId: string | null;
  /** Whether KAI's knowledge is queried before the bot. */
  knowledgeMode: KnowledgeMode;
}

const storedErrorSchema = z.object({
  code: errorCodeSchema,
  params: errorParamsSchema,
  layer: layerSchema,
  logid: z.string().nullable(),
});

const storedToolCallSchema = toolCallRecordSchema.extend({
  error: storedErrorSchema.nullable().default(null),
});

const jsonOf = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);

const flag = z.number().transform((value) => value !== 0);
const instant = z.number().transform((value) => new Date(value).toISOString());

/** A row of `conversations`. */
export const conversationRow = z
  .object({
    id: z.string(),
    title: z.string(),
    pinned: flag,
    user_id: z.string(),
    from_webhook: flag,
    active_turn_id: z.string().nullable(),
    knowledge_mode: knowledgeModeSchema,
    created_at: instant,
    updated_at: instant,
  })
  .transform((row): StoredConversation => ({
    id: row.id,
    title: row.title,
    pinned: row.pinned,
    userId: row.user_id,
    ...(row.from_webhook && { fromWebhook: true }),
    activeTurnId: row.active_turn_id,
    knowledgeMode: row.knowledge_mode,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));

/** A row of `turns`. */
export const turnRow = z
  .object({
    id: z.string(),
    conversation_id: z.string(),
    parent_id: z.string().nullable(),
    question: z.string(),
    attachments: jsonOf(z.array(attachmentSchema)),
    command: jsonOf(questionCommandSchema).nullable(),
    answer: z.string(),
    reasoning: z.string(),
    status: turnStatusSchema,
    error: jsonOf(storedErrorSchema).nullable(),
    follow_ups: jsonOf(z.array(z.string())),
    tool_calls: jsonOf(z.array(storedToolCallSchema)),
    sources: jsonOf(z.array(answerSourceSchema)),
    knowledge: jsonOf(
      turnKnowledgeSchema.extend({ error: storedErrorSchema.nullable() }),
    ).nullable(),
    usage: jsonOf(usageSchema).nullable(),
    seq: z.number(),
    bookmarked: flag,
    rating: ratingSchema.nullable(),
    trace: jsonOf(z.array(traceSpanSchema)),
    remote_chat_id: z.string().nullable(),
    remote_conversation_id: z.string().nullable(),
    created_at: instant,
    first_token_ms: z.number().nullable(),
    total_ms: z.number().nullable(),
  })
  .transform((row): StoredTurn => ({
    id: row.id,
    conversationId: row.conversation_id,
    parentTurnId: row.parent_id,
    question: row.question,
    attachments: row.attachments,
    command: row.command,
    answer: row.answer,
    reasoning: row.reasoning,
    status: row.status,
    error: row.error,
    followUps: row.follow_ups,
    toolCalls: row.tool_calls,
    sources: row.sources,
    knowledge: row.knowledge,
    usage: row.usage,
    seq: row.seq,
    bookmarked: row.bookmarked,
    rating: row.rating,
    trace: row.trace,
    remoteChatId: row.remote_chat_id,
    remoteConversationId: row.remote_conversation_id,
    createdAt: row.created_at,
    firstTokenMs: row.first_token_ms,
    totalMs: row.total_ms,
  }));

/** A turn's position in its conversation, without its texts. */
export const turnLinkRow = z
  .object({
    id: z.string(),
    parent_id: z.string().nullable(),
    remote_conversation_id: z.string().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    parentTurnId: row.parent_id,
    remoteConversationId: row.remote_conversation_id,
  }));
export type TurnLink = z.infer<typeof turnLinkRow>;

/** A bookmarked turn with the title of its conversation. */
export const bookmarkRow = z
  .object({
    id: z.string(),
    conversation_id: z.string(),
    title: z.string(),
    question: z.string(),
    excerpt: z.string(),
    created_at: instant,
  })
  .transform((row) => ({
    turnId: row.id,
    conversationId: row.conversation_id,
    conversationTitle: row.title,
    question: row.question,
    excerpt: row.excerpt,
    createdAt: row.created_at,
  }));
