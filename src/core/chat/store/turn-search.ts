import { z } from 'zod';
import type { SqlValue } from '../../storage/database';

/** Length of the index's character sequences; shorter terms are searched turn by turn. */
const TRIGRAM = 3;

/** A question or answer that contains every term. */
export const foundTextRow = z
  .object({
    id: z.string(),
    conversation_id: z.string(),
    title: z.string(),
    part: z.enum(['question', 'answer']),
    text: z.string(),
    created_at: z.number(),
  })
  .transform((row) => ({
    turnId: row.id,
    conversationId: row.conversation_id,
    conversationTitle: row.title,
    part: row.part,
    text: row.text,
    createdAt: new Date(row.created_at).toISOString(),
  }));
export type FoundText = z.infer<typeof foundTextRow>;

type Part = FoundText['part'];

/**
 * The query for questions and answers of a profile that contain every term, newest first. Terms are
 * plain text, case-insensitive. Hits are selected by number; only their texts are read.
 */
export function searchQuery(
  profileId: string,
  terms: readonly string[],
  limit: number,
): { sql: string; values: SqlValue[] } {
  const parts = (['question', 'answer'] as const).map((part) =>
    hitsIn(part, profileId, terms, limit),
  );
  const sql = `WITH hits AS (${parts.map((one) => `SELECT * FROM (${one.sql})`).join(' UNION ALL ')})
    SELECT turns.id, conversation_id, title, part, iif(part = 'question', question, answer) AS text, turns.created_at
      FROM hits JOIN turns ON turns.number = hits.number JOIN conversations ON conversations.id = conversation_id
     ORDER BY hits.number DESC, part DESC LIMIT ?`;
  return { sql, values: [...parts.flatMap(({ values }) => values), limit] };
}

function hitsIn(
  part: Part,
  profileId: string,
  terms: readonly string[],
  limit: number,
): { sql: string; values: SqlValue[] } {
  const indexed = terms.filter((term) => Array.from(term).length >= TRIGRAM);
  const short = terms.filter((term) => !indexed.includes(term));
  const likes = short.map(() => ` AND turns.${part} LIKE ? ESCAPE '\\'`).join('');
  const patterns = short.map((term) => `%${term.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
  const isEnded = part === 'answer' ? " AND status NOT IN ('running', 'queued')" : '';
  if (indexed.length === 0) {
    return {
      sql: `SELECT turns.number AS number, '${part}' AS part FROM turns JOIN conversations
          ON conversations.id = conversation_id
             WHERE profile_id = ?${likes}${isEnded} ORDER BY turns.number DESC LIMIT ?`,
      values: [profileId, ...patterns, limit],
    };
  }
  const phrases = indexed.map((term) => `"${term.replaceAll('"', '""')}"`).join(' AND ');
  return {
    sql: `SELECT turn_search.rowid AS number, '${part}' AS part FROM turn_search
            CROSS JOIN turns ON turns.number = turn_search.rowid JOIN conversations
              ON conversations.id = conversation_id
           WHERE turn_search MATCH ? AND profile_id = ?${likes} ORDER BY turn_search.rowid DESC LIMIT ?`,
    values: [`${part} : (${phrases})`, profileId, ...patterns, limit],
  };
}
