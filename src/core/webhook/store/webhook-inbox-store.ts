import { z } from 'zod';
import type {
  AppendResult,
  DeliveryOutcome,
  InboxEntry,
  RetentionLimits,
} from '../../ports/inbox-writer';
import type { Database } from '../../storage/database';

const idRow = z.object({ id: z.string() });
const numberRow = z.object({ number: z.number() });
const countRow = z.object({ count: z.number() });

const INSERT_DELIVERY = `INSERT INTO webhook_deliveries (id, received_at, event, status, verified,
    origin, body_bytes, answer_status,
    event_key, repeat_key, digest, conversation_id, owner_pid, repeats, profile_id)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING number`;
const INSERT_CONTENT = `INSERT INTO webhook_contents (number, method, path, source, headers, body,
    proof, reason, answer_body)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
/** Approximate share of pages and indexes per row, in bytes. */
const ROW_BYTES = 600;
/** Rows removed at a time, so that deliveries do not wait long. */
const PRUNE_STEP = 2000;

/**
 * Makes every change to the inbox. Used by a single writer, in its own thread where there is one.
 */
export class WebhookInboxStore {
  constructor(private readonly database: Database) {}

  /** Appends in one transaction that has reached the disk (synchronous FULL) when this returns. */
  append(entries: readonly InboxEntry[]): AppendResult[] {
    return this.database.transaction(() => entries.map((entry) => this.appendOne(entry)));
  }

  record(outcomes: readonly DeliveryOutcome[]): void {
    this.lightly(() => outcomes.forEach((outcome) => this.recordOne(outcome)));
  }

  recordAnswers(answers: readonly { id: string; ms: number }[]): void {
    this.lightly(() => {
      for (const { id, ms } of answers)
        this.database.run('UPDATE webhook_deliveries SET answer_ms = ? WHERE id = ?', [ms, id]);
    });
  }

  redrive(profileId: string, ids: readonly string[] | null, ownerPid: number): number {
    const found = this.idsOf(
      "SELECT id FROM webhook_deliveries WHERE status = 'dead' AND profile_id = ?",
      [profileId],
    ).filter((id) => ids === null || ids.includes(id));
    this.lightly(() => {
      for (const id of found) {
        this.database.run(
          "UPDATE webhook_deliveries SET status = 'pending', next_attempt_at = NULL, owner_pid = ? WHERE id = ?",
          [ownerPid, id],
        );
      }
    });
    return found.length;
  }

  adopt(deadPids: readonly number[], ownerPid: number): number {
    let adopted = 0;
    for (const pid of deadPids) {
      const { count } = countRow.parse(
        this.database.get(
          "SELECT count(*) AS count FROM webhook_deliveries WHERE status IN ('pending', 'retrying') AND owner_pid = ?",
          [pid],
        ),
      );
      this.database.run(
        "UPDATE webhook_deliveries SET owner_pid = ? WHERE status IN ('pending', 'retrying') AND owner_pid = ?",
        [ownerPid, pid],
      );
      adopted += count;
    }
    return adopted;
  }

  /** Free when there is nothing to take over: an index holds the deliveries without a profile. */
  takeOver(profileId: string): void {
    const isOpen = (table: string): boolean =>
      this.database.get(`SELECT 1 AS one FROM ${table} WHERE profile_id = '' LIMIT 1`) !==
      undefined;
    for (const table of ['webhook_deliveries', 'webhook_rules', 'webhook_tests'].filter(isOpen)) {
      // A delivery the profile already has, under the same id of the sender, is left without a
      // profile.
      this.lightly(() =>
        this.database.run(`UPDATE OR IGNORE ${table} SET profile_id = ? WHERE profile_id = ''`, [
          profileId,
        ]),
      );
    }
  }

  /**
   * Removes by age, then by number of refused ones, then by size, oldest first, a few thousand at a
   * time; 0 when nothing is left to remove.
   */
  prune({ before, maxBytes, maxRefused }: RetentionLimits): number {
    const closed = "status NOT IN ('pending', 'retrying')";
    return this.lightly(() => {
      let removed = this.remove(`${closed} AND received_at < ?`, [before]);
      removed += this.remove(
        "status = 'refused' AND number NOT IN (SELECT number FROM webhook_deliveries WHERE " +
          "status = 'refused' ORDER BY number DESC LIMIT ?)",
        [maxRefused],
      );
      // Keeps the newest whose sizes together still fit.
      removed += this.remove(
        `${closed} AND number <= coalesce((SELECT number
            FROM (SELECT number, sum(body_bytes + ${ROW_BYTES}) OVER (ORDER BY number DESC) AS total
           FROM webhook_deliveries) WHERE total > ? ORDER BY number DESC LIMIT 1), -1)`,
        [maxBytes],
      );
      return removed;
    });
  }

  private appendOne(entry: InboxEntry): AppendResult {
    const { id, profileId, eventKey, repeatKey, digest, verification } = entry;
    if (digest !== null) {
      const earlier = this.idOf(
        'SELECT id FROM webhook_deliveries WHERE digest = ? AND received_at >= ? AND profile_id ' +
          '= ? ORDER BY received_at DESC LIMIT 1',
        [digest, entry.digestSince, profileId],
      );
      if (earlier !== null) return { id: earlier, duplicate: true };
    }
    const row = this.database.get(INSERT_DELIVERY, [
      id,
      entry.receivedAt,
      entry.event,
      entry.status,
      Number(verification.verified),
      entry.origin,
      entry.bodyBytes,
      entry.answerStatus,
      eventKey,
      repeatKey,
      digest,
      entry.conversationId,
      entry.ownerPid,
      entry.repeats,
      profileId,
    ]);
    if (row === undefined) return { id: this.known(entry) ?? id, duplicate: true };
    const { number } = numberRow.parse(row);
    this.database.run(INSERT_CONTENT, [
      number,
      entry.method,
      entry.path,
      entry.source,
      entry.headers,
      entry.body,
      verification.method,
      verification.reason,
      entry.answerBody,
    ]);
    return { id, duplicate: false };
  }

  private known({ profileId, eventKey, repeatKey }: InboxEntry): string | null {
    // The driver does not accept a lone null as a value, so it is not queried.
    const byEvent =
      eventKey === null
        ? null
        : this.idOf('SELECT id FROM webhook_deliveries WHERE event_key = ? AND profile_id = ?', [
            eventKey,
            profileId,
          ]);
    return (
      byEvent ??
      (repeatKey === null
        ? null
        : this.idOf('SELECT id FROM webhook_deliveries WHERE repeat_key = ? AND profile_id = ?', [
            repeatKey,
            profileId,
          ]))
    );
  }

  private recordOne({
    id,
    status,
    attempts,
    nextAttemptAt,
    receivedBy,
    history,
  }: DeliveryOutcome): void {
    this.database.run(
      'UPDATE webhook_deliveries SET status = ?, attempts = ?, next_attempt_at = ?, received_by = ? WHERE id = ?',
      [status, attempts, nextAttemptAt, JSON.stringify(receivedBy), id],
    );
    for (const { number, receiver, at, ms, error } of history) {
      this.database.run(
        'INSERT OR REPLACE INTO webhook_attempts SELECT number, ?, ?, ?, ?, ? FROM webhook_deliveries WHERE id = ?',
        [number, receiver, at, ms, error && JSON.stringify(error), id],
      );
    }
  }

  private remove(condition: string, values: readonly number[]): number {
    const rows = z
      .array(numberRow)
      .parse(
        this.database.all(
          `SELECT number FROM webhook_deliveries WHERE ${condition} ORDER BY number LIMIT ${PRUNE_STEP}`,
          values,
        ),
      );
    for (const { number } of rows) {
      this.database.run('DELETE FROM webhook_contents WHERE number = ?', [number]);
      this.database.run('DELETE FROM webhook_attempts WHERE delivery = ?', [number]);
      this.database.run('DELETE FROM webhook_deliveries WHERE number = ?', [number]);
    }
    return rows.length;
  }

  /**
   * A transaction that does not wait for the disk: its content can be recovered. In the write-ahead
   * log it becomes durable with the next delivery at the latest.
   */
  private lightly<T>(work: () => T): T {
    this.database.exec('PRAGMA synchronous = NORMAL');
    try {
      return this.database.transaction(work);
    } finally {
      this.database.exec('PRAGMA synchronous = FULL');
    }
  }

  private idOf(sql: string, values: readonly (string | number | null)[]): string | null {
    const row = this.database.get(sql, values);
    return row === undefined ? null : idRow.parse(row).id;
  }

  private idsOf(sql: string, values: readonly string[]): string[] {
    return z
      .array(idRow)
      .parse(this.database.all(sql, values))
      .map(({ id }) => id);
  }
}
