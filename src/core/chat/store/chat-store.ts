import { z } from 'zod';
import type { Bookmark, Conversation, TurnMarks } from '../../../shared/model/chat';
import type { KnowledgeMode } from '../../../shared/model/kai';
import { BranchStore } from './branch-store';
import {
  bookmarkRow,
  conversationRow,
  turnLinkRow,
  turnRow,
  type StoredConversation,
  type TurnLink,
} from './chat-rows';
import type { StoredTurn } from '../../ports/stored-turn';
import type { Database, SqlValue } from '../../storage/database';
import { foundTextRow, searchQuery, type FoundText } from './turn-search';

export type { StoredConversation, TurnLink } from './chat-rows';

/** Condition: the turn was left while the bot waited for tools. */
const WANTS_TOOLS = `remote_chat_id IS NOT NULL AND EXISTS (
  SELECT 1 FROM json_each(tool_calls) WHERE json_extract(value, '$.status') IN ('running', 'waiting-approval'))`;

/** Condition: unused since a given time and not kept on purpose. A running answer counts as use. */
const UNUSED = `updated_at < ? AND pinned = 0 AND NOT EXISTS (
  SELECT 1 FROM turns WHERE conversation_id = conversations.id
    AND (bookmarked = 1 OR status IN ('running', 'queued')))`;

/** Characters of an answer shown in the list of bookmarks. */
const EXCERPT_MAX = 200;

/** Stores conversations and turns, separated by profile. */
export class ChatStore {
  /** Reads parts of long conversations. */
  readonly branches: BranchStore;

  constructor(private readonly database: Database) {
    this.branches = new BranchStore(database);
  }

  /** Pinned ones first, then the most recently used. */
  conversations(profileId: string): StoredConversation[] {
    const rows = this.database.all(
      'SELECT * FROM conversations WHERE profile_id = ? ORDER BY pinned DESC, updated_at DESC, rowid DESC',
      [profileId],
    );
    return z.array(conversationRow).parse(rows);
  }

  conversation(id: string): StoredConversation | null {
    const row = this.database.get('SELECT * FROM conversations WHERE id = ?', [id]);
    return row === undefined ? null : conversationRow.parse(row);
  }

  /** A conversation of this profile; null for one of another profile. */
  conversationOf(profileId: string, id: string): StoredConversation | null {
    const row = this.database.get('SELECT * FROM conversations WHERE id = ? AND profile_id = ?', [
      id,
      profileId,
    ]);
    return row === undefined ? null : conversationRow.parse(row);
  }

  insertConversation(conversation: Omit<Conversation, 'pinned'>, profileId: string): void {
    this.database.run(
      'INSERT INTO conversations (id, profile_id, title, user_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)',
      [
        conversation.id,
        profileId,
        conversation.title,
        conversation.userId,
        Date.parse(conversation.createdAt),
        Date.parse(conversation.updatedAt),
      ],
    );
  }

  /**
   * The profile's conversation that continues this one of the chat service; the most recently used,
   * if there are several.
   */
  conversationOfRemote(profileId: string, remoteConversationId: string): StoredConversation | null {
    const row = this.database.get(
      `SELECT conversations.* FROM conversations JOIN turns ON turns.conversation_id = conversations.id
        WHERE turns.remote_conversation_id = ? AND profile_id = ? ORDER BY turns.created_at DESC LIMIT 1`,
      [remoteConversationId, profileId],
    );
    return row === undefined ? null : conversationRow.parse(row);
  }

  /**
   * Stores a received message, with a new conversation for it where `title` is given, in one
   * transaction.
   */
  insertReceived(turn: StoredTurn, profileId: string, title: string | null): void {
    const createdAt = Date.parse(turn.createdAt);
    this.database.transaction(() => {
      if (title !== null) {
        this.database.run(
          'INSERT INTO conversations (id, profile_id, title, created_at, updated_at, from_webhook) ' +
            'VALUES (?, ?, ?, ?, ?, 1)',
          [turn.conversationId, profileId, title, createdAt, createdAt],
        );
      }
      this.database.run(
        `INSERT INTO turns (id, conversation_id, parent_id, question, answer, status,
            remote_conversation_id, owner_pid, created_at)
          VALUES (?, ?, ?, '', ?, ?, ?, ?, ?)`,
        [
          turn.id,
          turn.conversationId,
          turn.parentTurnId,
          turn.answer,
          turn.status,
          turn.remoteConversationId,
          process.pid,
          createdAt,
        ],
      );
      this.database.run(
        'UPDATE conversations SET updated_at = ?, active_turn_id = ? WHERE id = ?',
        [createdAt, turn.id, turn.conversationId],
      );
    });
  }

  renameConversation(id: string, title: string): void {
    this.database.run('UPDATE conversations SET title = ? WHERE id = ?', [title, id]);
  }

  pinConversation(id: string, isPinned: boolean): void {
    this.database.run('UPDATE conversations SET pinned = ? WHERE id = ?', [Number(isPinned), id]);
  }

  /** Displays the branch that ends with this turn. */
  setActiveTurn(conversationId: string, turnId: string): void {
    this.database.run('UPDATE conversations SET active_turn_id = ? WHERE id = ?', [
      turnId,
      conversationId,
    ]);
  }

  setKnowledgeMode(id: string, mode: KnowledgeMode): void {
    this.database.run('UPDATE conversations SET knowledge_mode = ? WHERE id = ?', [mode, id]);
  }

  deleteConversation(id: string): void {
    this.database.run('DELETE FROM conversations WHERE id = ?', [id]);
  }

  /**
   * Number of conversations of all profiles unused since then, except those kept on purpose:
   * pinned, or with a bookmark.
   */
  countUnused(since: number): number {
    return z
      .object({ count: z.number() })
      .parse(
        this.database.get(`SELECT count(*) AS count FROM conversations WHERE ${UNUSED}`, [since]),
      ).count;
  }

  /** Deletes them; returns how many. */
  deleteUnused(since: number): number {
    return this.database.transaction(() => {
      const count = this.countUnused(since);
      this.database.run(`DELETE FROM conversations WHERE ${UNUSED}`, [since]);
      return count;
    });
  }

  /** Turns of all branches, oldest first. */
  turns(conversationId: string): StoredTurn[] {
    const rows = this.database.all(
      'SELECT * FROM turns WHERE conversation_id = ? ORDER BY created_at, number',
      [conversationId],
    );
    return z.array(turnRow).parse(rows);
  }

  /** The same without texts: enough to find a position in a long conversation. */
  turnLinks(conversationId: string): TurnLink[] {
    const rows = this.database.all(
      'SELECT id, parent_id, remote_conversation_id FROM turns WHERE conversation_id = ? ORDER BY created_at, number',
      [conversationId],
    );
    return z.array(turnLinkRow).parse(rows);
  }

  turn(id: string): StoredTurn | null {
    const row = this.database.get('SELECT * FROM turns WHERE id = ?', [id]);
    return row === undefined ? null : turnRow.parse(row);
  }

  /**
   * Stores the question with its attachments before anything is sent, displays its branch, and
   * moves the conversation to the top.
   */
  insertTurn(turn: StoredTurn): void {
    const createdAt = Date.parse(turn.createdAt);
    this.database.transaction(() => {
      this.database.run(
        `INSERT INTO turns (id, conversation_id, parent_id, question, attachments, command, status,
            owner_pid, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          turn.id,
          turn.conversationId,
          turn.parentTurnId,
          turn.question,
          JSON.stringify(turn.attachments),
          json(turn.command),
          turn.status,
          process.pid,
          createdAt,
        ],
      );
      for (const [position, { id }] of turn.attachments.entries()) {
        this.database.run(
          'INSERT INTO turn_attachments (turn_id, file_id, position) VALUES (?, ?, ?)',
          [turn.id, id, position],
        );
      }
      this.database.run(
        'UPDATE conversations SET updated_at = ?, active_turn_id = ? WHERE id = ?',
        [createdAt, turn.id, turn.conversationId],
      );
    });
  }

  /**
   * Saves everything of a turn that changes while it is answered; not its marks, which a person may
   * set meanwhile.
   */
  saveProgress(turn: StoredTurn): void {
    this.database.run(
      `UPDATE turns SET answer = ?, reasoning = ?, status = ?, error = ?, follow_ups = ?, tool_calls = ?,
         sources = ?, knowledge = ?, usage = ?, seq = ?, remote_chat_id = ?, remote_conversation_id
           = ?, first_token_ms = ?, total_ms = ?, trace = ? WHERE id = ?`,
      [
        turn.answer,
        turn.reasoning,
        turn.status,
        json(turn.error),
        JSON.stringify(turn.followUps),
        JSON.stringify(turn.toolCalls),
        JSON.stringify(turn.sources),
        json(turn.knowledge),
        json(turn.usage),
        turn.seq,
        turn.remoteChatId,
        turn.remoteConversationId,
        turn.firstTokenMs,
        turn.totalMs,
        JSON.stringify(turn.trace),
        turn.id,
      ],
    );
  }

  /** Continues a turn left by another process in this one. */
  adopt(turn: StoredTurn): void {
    this.database.transaction(() => {
      this.database.run('UPDATE turns SET owner_pid = ? WHERE id = ?', [process.pid, turn.id]);
      this.saveProgress(turn);
    });
  }

  markTurn(id: string, { bookmarked, rating }: TurnMarks): void {
    this.database.run('UPDATE turns SET bookmarked = ?, rating = ? WHERE id = ?', [
      Number(bookmarked),
      rating,
      id,
    ]);
  }

  /** Newest first. */
  bookmarks(profileId: string): Bookmark[] {
    const rows = this.database.all(
      `SELECT turns.id, conversation_id, title, question, substr(answer, 1, ${EXCERPT_MAX}) AS excerpt, turns.created_at
         FROM turns JOIN conversations ON conversations.id = conversation_id
        WHERE bookmarked = 1 AND profile_id = ? ORDER BY turns.created_at DESC, number DESC`,
      [profileId],
    );
    return z.array(bookmarkRow).parse(rows);
  }

  /**
   * Questions and answers of a profile that contain every term, newest first; there is at least one
   * term.
   */
  search(profileId: string, terms: readonly string[], limit: number): FoundText[] {
    const { sql, values } = searchQuery(profileId, terms, limit);
    return z.array(foundTextRow).parse(this.database.all(sql, values));
  }

  /**
   * Marks unfinished turns of dead processes as interrupted; those that wait for tools can be
   * continued. `isAlive` tells whether a process is running.
   */
  markInterrupted(isAlive: (pid: number) => boolean): void {
    const rows = this.database.all(
      "SELECT DISTINCT owner_pid FROM turns WHERE status IN ('running', 'queued')",
    );
    for (const { owner_pid: pid } of z.array(z.object({ owner_pid: z.number() })).parse(rows)) {
      if (isAlive(pid)) continue;
      this.database.run(
        `UPDATE turns SET status = 'waiting-for-tools' WHERE status = 'running' AND owner_pid = ? AND ${WANTS_TOOLS}`,
        [pid],
      );
      this.database.run(
        "UPDATE turns SET status = 'interrupted' WHERE status IN ('running', 'queued') AND owner_pid = ?",
        [pid],
      );
    }
  }
}

function json(value: unknown): SqlValue {
  return value === null ? null : JSON.stringify(value);
}
