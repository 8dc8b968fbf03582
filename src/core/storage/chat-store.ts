import { z } from 'zod';
import { toolCallRecordSchema, turnStatusSchema, usageSchema, type Conversation, type Turn } from '../../shared/model/chat';
import { errorCodeSchema, errorParamsSchema, layerSchema } from '../../shared/model/error-view';
import type { StoredError } from '../lib/translator';
import type { Database, SqlValue } from './database';

const storedErrorSchema = z.object({
  code: errorCodeSchema,
  params: errorParamsSchema,
  layer: layerSchema,
  logid: z.string().nullable(),
});

const jsonOf = <T extends z.ZodType>(schema: T) =>
  z.string().transform((text): unknown => JSON.parse(text)).pipe(schema);

const conversationRow = z.object({
  id: z.string(),
  title: z.string(),
  remote_id: z.string().nullable(),
  created_at: z.number(),
  updated_at: z.number(),
});

const turnRow = z.object({
  id: z.string(),
  conversation_id: z.string(),
  question: z.string(),
  answer: z.string(),
  reasoning: z.string(),
  status: turnStatusSchema,
  error: jsonOf(storedErrorSchema).nullable(),
  follow_ups: jsonOf(z.array(z.string())),
  tool_calls: jsonOf(z.array(toolCallRecordSchema)),
  usage: jsonOf(usageSchema).nullable(),
  seq: z.number(),
  remote_chat_id: z.string().nullable(),
  created_at: z.number(),
  first_token_ms: z.number().nullable(),
  total_ms: z.number().nullable(),
});

/** A turn as it is kept: its error is a code with values, so that it can be told in any language. */
export interface StoredTurn extends Omit<Turn, 'error'> {
  error: StoredError | null;
  /** The chat service's own id of the running answer, null before it began. */
  remoteChatId: string | null;
}

export interface StoredConversation extends Conversation {
  /** The chat service's own id, null before the first answer. */
  remoteId: string | null;
}

/** Conversations and turns in the database, kept apart by profile. */
export class ChatStore {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  conversations(profileId: string): StoredConversation[] {
    const rows = this.database.all(
      'SELECT id, title, remote_id, created_at, updated_at FROM conversations WHERE profile_id = ? ORDER BY updated_at DESC, rowid DESC',
      [profileId],
    );
    return z.array(conversationRow).parse(rows).map(toConversation);
  }

  conversation(id: string): StoredConversation | null {
    const row = this.database.get('SELECT id, title, remote_id, created_at, updated_at FROM conversations WHERE id = ?', [id]);
    return row === undefined ? null : toConversation(conversationRow.parse(row));
  }

  insertConversation(conversation: Conversation, profileId: string): void {
    this.database.run('INSERT INTO conversations (id, profile_id, title, created_at, updated_at) VALUES (?, ?, ?, ?, ?)', [
      conversation.id, profileId, conversation.title, Date.parse(conversation.createdAt), Date.parse(conversation.updatedAt),
    ]);
  }

  renameConversation(id: string, title: string): void {
    this.database.run('UPDATE conversations SET title = ? WHERE id = ?', [title, id]);
  }

  setRemoteId(id: string, remoteId: string): void {
    this.database.run('UPDATE conversations SET remote_id = ? WHERE id = ?', [remoteId, id]);
  }

  deleteConversation(id: string): void {
    this.database.run('DELETE FROM conversations WHERE id = ?', [id]);
  }

  /** Oldest first. */
  turns(conversationId: string): StoredTurn[] {
    const rows = this.database.all('SELECT * FROM turns WHERE conversation_id = ? ORDER BY created_at, rowid', [conversationId]);
    return z.array(turnRow).parse(rows).map(toTurn);
  }

  /** Stores the question before anything is sent, and moves the conversation to the top. */
  insertTurn(turn: StoredTurn): void {
    const createdAt = Date.parse(turn.createdAt);
    this.database.transaction(() => {
      this.database.run('INSERT INTO turns (id, conversation_id, question, status, owner_pid, created_at) VALUES (?, ?, ?, ?, ?, ?)', [
        turn.id, turn.conversationId, turn.question, turn.status, process.pid, createdAt,
      ]);
      this.database.run('UPDATE conversations SET updated_at = ? WHERE id = ?', [createdAt, turn.conversationId]);
    });
  }

  saveProgress(turn: StoredTurn): void {
    this.database.run(
      `UPDATE turns SET answer = ?, reasoning = ?, status = ?, error = ?, follow_ups = ?, tool_calls = ?,
         usage = ?, seq = ?, remote_chat_id = ?, first_token_ms = ?, total_ms = ? WHERE id = ?`,
      [
        turn.answer, turn.reasoning, turn.status, json(turn.error), JSON.stringify(turn.followUps), JSON.stringify(turn.toolCalls),
        json(turn.usage), turn.seq, turn.remoteChatId, turn.firstTokenMs, turn.totalMs, turn.id,
      ],
    );
  }

  /** Marks turns whose process is gone: their answer will never go on. `isAlive` tells whether a process runs. */
  markInterrupted(isAlive: (pid: number) => boolean): void {
    const rows = this.database.all("SELECT DISTINCT owner_pid FROM turns WHERE status = 'running'");
    for (const { owner_pid: pid } of z.array(z.object({ owner_pid: z.number() })).parse(rows)) {
      if (isAlive(pid)) continue;
      this.database.run("UPDATE turns SET status = 'interrupted' WHERE status = 'running' AND owner_pid = ?", [pid]);
    }
  }
}

function json(value: unknown): SqlValue {
  return value === null ? null : JSON.stringify(value);
}

function toConversation(row: z.infer<typeof conversationRow>): StoredConversation {
  return {
    id: row.id,
    title: row.title,
    remoteId: row.remote_id,
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  };
}

function toTurn(row: z.infer<typeof turnRow>): StoredTurn {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    question: row.question,
    answer: row.answer,
    reasoning: row.reasoning,
    status: row.status,
    error: row.error,
    followUps: row.follow_ups,
    toolCalls: row.tool_calls,
    usage: row.usage,
    seq: row.seq,
    remoteChatId: row.remote_chat_id,
    createdAt: new Date(row.created_at).toISOString(),
    firstTokenMs: row.first_token_ms,
    totalMs: row.total_ms,
  };
}
