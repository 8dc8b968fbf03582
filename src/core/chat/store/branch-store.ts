import { z } from 'zod';
import type { TurnVersions } from '../../../shared/model/chat';
import { turnRow } from './chat-rows';
import type { StoredTurn } from '../../ports/stored-turn';
import type { Database } from '../../storage/database';

/** Most steps in a conversation; stops at a cycle in the data. */
const STEPS_MAX = 100_000;

const idRow = z.object({ id: z.string() }).transform(({ id }) => id);
const siblingRow = z.object({ id: z.string(), parent_id: z.string().nullable() });

/**
 * Reads parts of a branch at a cost that depends on what is read, not on the conversation's length.
 * The index for walking up is named, because SQLite would choose the one of the key and read every
 * answer on the way.
 */
export class BranchStore {
  constructor(private readonly database: Database) {}

  /** The last steps of the branch that ends with this turn, oldest first. */
  stepsUpTo(turnId: string, limit: number): StoredTurn[] {
    const rows = this.database.all(
      `WITH RECURSIVE branch (id, parent_id, depth) AS (
         SELECT id, parent_id, 0 FROM turns WHERE id = ?
         UNION ALL SELECT turns.id, turns.parent_id, depth + 1 FROM branch JOIN turns
           INDEXED BY turns_by_id_with_parent ON turns.id = branch.parent_id WHERE depth + 1 < ?)
       SELECT turns.* FROM branch JOIN turns ON turns.id = branch.id ORDER BY depth DESC`,
      [turnId, limit],
    );
    return withoutRepeats(z.array(turnRow).parse(rows));
  }

  /**
   * Ids of the branch that ends with `leafId`, oldest first; only those after `afterId` if that is
   * on it.
   */
  path(leafId: string, afterId: string | null = null): string[] {
    const rows = this.database.all(
      `WITH RECURSIVE branch (id, parent_id, depth) AS (
         SELECT id, parent_id, 0 FROM turns WHERE id = ?1 AND id IS NOT ?2
         UNION ALL SELECT turns.id, turns.parent_id, depth + 1 FROM branch JOIN turns
           INDEXED BY turns_by_id_with_parent ON turns.id = branch.parent_id
          WHERE turns.id IS NOT ?2 AND depth + 1 < ${STEPS_MAX})
       SELECT id FROM branch ORDER BY depth DESC`,
      [leafId, afterId],
    );
    return [...new Set(z.array(idRow).parse(rows))];
  }

  /** These turns, in this order. */
  byIds(ids: readonly string[]): StoredTurn[] {
    const rows = this.database.all(
      'SELECT turns.* FROM json_each(?) AS wanted JOIN turns ON turns.id = wanted.value ORDER BY wanted.key',
      [JSON.stringify(ids)],
    );
    return z.array(turnRow).parse(rows);
  }

  /** All versions of each of these turns that has more than one, oldest first. */
  versions(conversationId: string, turns: readonly StoredTurn[]): TurnVersions[] {
    const parents = [...new Set(turns.map(({ parentTurnId }) => parentTurnId))];
    return parents.flatMap((parentTurnId) => {
      const rows = this.database.all(
        'SELECT id, parent_id FROM turns WHERE conversation_id = ? AND parent_id IS ? ORDER BY number',
        [conversationId, parentTurnId],
      );
      const turnIds = z
        .array(siblingRow)
        .parse(rows)
        .map(({ id }) => id);
      return turnIds.length > 1 ? [{ parentTurnId, turnIds }] : [];
    });
  }
}

function withoutRepeats(turns: readonly StoredTurn[]): StoredTurn[] {
  return [...new Map(turns.map((turn) => [turn.id, turn])).values()];
}
