import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { AuditEntry } from '../../shared/model/kai-approval';
import type { Database } from './database';

/** What was decided, about what. Nothing secret; `detail` is short. */
export type AuditFact = Pick<AuditEntry, 'action' | 'subject' | 'detail'>;

/** What the first entry's chain begins with. */
const GENESIS = '0'.repeat(64);
const DETAIL_MAX = 2000;
const VERIFY_PAGE = 1000;

const row = z
  .object({ number: z.number(), at: z.number(), action: z.string(), subject: z.string(), detail: z.string(), previous_hash: z.string(), hash: z.string() });
type Row = z.infer<typeof row>;

/**
 * The log of decisions: entries are added and never changed (the database refuses). Each one's hash covers its content and the hash
 * before, so that an entry that was edited or taken out from the middle shows.
 */
export class AuditLog {
  constructor(
    private readonly database: Database,
    private readonly now: () => number,
  ) {}

  /** On disk when it returns. */
  add({ action, subject, detail }: AuditFact): void {
    this.database.transaction(() => {
      const last = this.database.get('SELECT * FROM audit_log ORDER BY number DESC LIMIT 1');
      const { number, hash: previousHash } = last === undefined ? { number: 0, hash: GENESIS } : row.parse(last);
      const entry = { number: number + 1, at: this.now(), action, subject, detail: detail.slice(0, DETAIL_MAX), previous_hash: previousHash };
      this.database.run(
        'INSERT INTO audit_log (number, at, action, subject, detail, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
        [entry.number, entry.at, entry.action, entry.subject, entry.detail, previousHash, hashOf(entry)],
      );
    });
  }

  /** Newest first. */
  newest(limit: number, beforeNumber = Number.MAX_SAFE_INTEGER): AuditEntry[] {
    const rows = this.database.all('SELECT * FROM audit_log WHERE number < ? ORDER BY number DESC LIMIT ?', [beforeNumber, limit]);
    return z.array(row).parse(rows).map(({ number, at, action, subject, detail }) => ({ number, at: new Date(at).toISOString(), action, subject, detail }));
  }

  /** The number of the first entry that is not what was written, or null when the chain is whole. */
  firstBroken(): number | null {
    let previousHash = GENESIS;
    let number = 0;
    for (;;) {
      const page = z.array(row).parse(this.database.all('SELECT * FROM audit_log WHERE number > ? ORDER BY number LIMIT ?', [number, VERIFY_PAGE]));
      for (const entry of page) {
        if (entry.number !== number + 1 || entry.previous_hash !== previousHash || entry.hash !== hashOf(entry)) return number + 1;
        number = entry.number;
        previousHash = entry.hash;
      }
      if (page.length < VERIFY_PAGE) return null;
    }
  }
}

function hashOf({ number, at, action, subject, detail, previous_hash: previousHash }: Omit<Row, 'hash'>): string {
  return createHash('sha256').update(JSON.stringify([previousHash, number, at, action, subject, detail])).digest('hex');
}
