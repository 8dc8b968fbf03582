import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  AUDIT_GROUPS,
  auditActorSchema,
  type AuditActor,
  type AuditEntry,
  type AuditFilter,
  type AuditProof,
} from '../../shared/model/audit';
import type { Database, SqlValue } from './database';

/**
 * What was done, to what, and by whom if not by the user of the program. Contains no secrets;
 * `detail` is short.
 */
export type AuditFact = Pick<AuditEntry, 'action' | 'subject' | 'detail'> & {
  actor?: AuditActor;
  at?: number;
};

/** The previous hash of the first entry. */
const GENESIS = '0'.repeat(64);
const DETAIL_MAX = 2000;
const PAGE = 1000;
const EVERYTHING: AuditFilter = { group: null, actor: null, text: '' };

const row = z.object({
  number: z.number(),
  at: z.number(),
  actor: auditActorSchema.or(z.literal('')),
  action: z.string(),
  subject: z.string(),
  detail: z.string(),
  previous_hash: z.string(),
  hash: z.string(),
});
type Row = z.infer<typeof row>;
const head = z.object({ number: z.number(), hash: z.string() });

/**
 * The audit log: entries are added and never changed (the database refuses). Each hash covers the
 * entry and the previous hash, so that an edited or removed entry is detected; `audit_head` holds
 * the last number and hash, so that a missing end is detected.
 */
export class AuditLog {
  /** `actor`: the user of this program. */
  constructor(
    private readonly database: Database,
    private readonly now: () => number,
    private readonly actor: AuditActor,
  ) {}

  /** The entry is on disk when this returns. */
  add({ action, subject, detail, actor = this.actor, at = this.now() }: AuditFact): void {
    this.database.transaction(() => {
      const last = this.database.get(
        'SELECT number, hash FROM audit_log ORDER BY number DESC LIMIT 1',
      );
      const { number, hash: previousHash } =
        last === undefined ? { number: 0, hash: GENESIS } : head.parse(last);
      const entry = {
        number: number + 1,
        at,
        actor,
        action,
        subject: subject.slice(0, DETAIL_MAX),
        detail: detail.slice(0, DETAIL_MAX),
        previous_hash: previousHash,
      };
      const hash = hashOf(entry);
      this.database.run(
        'INSERT INTO audit_log (number, at, actor, action, subject, detail, previous_hash, hash) ' +
          'VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        [entry.number, at, actor, action, entry.subject, entry.detail, previousHash, hash],
      );
      this.database.run(
        'INSERT INTO audit_head (id, number, hash) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE ' +
          'SET number = excluded.number, hash = excluded.hash',
        [entry.number, hash],
      );
    });
  }

  /** Newest first. */
  newest(
    limit: number,
    beforeNumber = Number.MAX_SAFE_INTEGER,
    filter: AuditFilter = EVERYTHING,
  ): AuditEntry[] {
    const { sql, values } = conditionOf(filter);
    const rows = this.database.all(
      `SELECT * FROM audit_log WHERE number < ?${sql} ORDER BY number DESC LIMIT ?`,
      [beforeNumber, ...values, limit],
    );
    return z.array(row).parse(rows).map(toEntry);
  }

  /** All entries, oldest first, with the hashes, so that the chain can be verified. */
  *all(): Generator<AuditEntry & { previousHash: string; hash: string }> {
    for (const entry of this.rows())
      yield { ...toEntry(entry), previousHash: entry.previous_hash, hash: entry.hash };
  }

  /** Verifies the chain from its start to its recorded end. */
  prove(): AuditProof {
    let last = { number: 0, hash: GENESIS };
    for (const entry of this.rows()) {
      if (
        entry.number !== last.number + 1 ||
        entry.previous_hash !== last.hash ||
        entry.hash !== hashOf(entry)
      )
        return { entries: last.number, brokenAt: last.number + 1, lastHash: last.hash };
      last = entry;
    }
    const known = this.database.get('SELECT number, hash FROM audit_head');
    const end = known === undefined ? { number: 0, hash: GENESIS } : head.parse(known);
    const isWhole = end.number === last.number && end.hash === last.hash;
    return {
      entries: last.number,
      brokenAt: isWhole ? null : Math.min(end.number, last.number) + 1,
      lastHash: last.hash,
    };
  }

  private *rows(): Generator<Row> {
    for (let number = 0; ;) {
      const page = z
        .array(row)
        .parse(
          this.database.all('SELECT * FROM audit_log WHERE number > ? ORDER BY number LIMIT ?', [
            number,
            PAGE,
          ]),
        );
      yield* page;
      if (page.length < PAGE) return;
      number = page.at(-1)?.number ?? number;
    }
  }
}

function toEntry({ number, at, actor, action, subject, detail }: Row): AuditEntry {
  return { number, at: new Date(at).toISOString(), actor, action, subject, detail };
}

function conditionOf({ group, actor, text }: AuditFilter): { sql: string; values: SqlValue[] } {
  const beginnings = group === null ? [] : AUDIT_GROUPS[group];
  const words = text.trim();
  const inGroup =
    beginnings.length === 0 ? '' : ` AND (${beginnings.map(() => 'action GLOB ?').join(' OR ')})`;
  const byActor = actor === null ? '' : ' AND actor = ?';
  const withWords =
    words === ''
      ? ''
      : " AND instr(lower(action || ' ' || subject || ' ' || detail), lower(?)) > 0";
  return {
    sql: inGroup + byActor + withWords,
    values: [
      ...beginnings.map((beginning) => `${beginning}*`),
      ...(actor === null ? [] : [actor]),
      ...(words === '' ? [] : [words]),
    ],
  };
}

/** Entries from before there was an actor were hashed without one. */
function hashOf({
  number,
  at,
  actor,
  action,
  subject,
  detail,
  previous_hash: previousHash,
}: Omit<Row, 'hash'>): string {
  const content = [previousHash, number, at, action, subject, detail];
  return createHash('sha256')
    .update(JSON.stringify(actor === '' ? content : [...content, actor]))
    .digest('hex');
}
