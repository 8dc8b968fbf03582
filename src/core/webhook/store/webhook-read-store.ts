import { z } from 'zod';
import type { DeliveryStatus, DeliverySummary } from '../../../shared/model/webhook';
import type { Database, SqlValue } from '../../storage/database';
import {
  attemptRow,
  detailRow,
  dueRow,
  summaryRow,
  type DueDelivery,
  type StoredAttempt,
  type StoredDelivery,
} from './webhook-rows';

export type { DueDelivery, StoredAttempt, StoredDelivery } from './webhook-rows';

/** A condition over `d` (deliveries) and, with `needsContent`, `c` (contents). */
export interface DeliveryCondition {
  sql: string;
  values: readonly SqlValue[];
  needsContent: boolean;
}

const SUMMARY =
  'd.id, d.received_at, d.event, d.status, d.attempts, d.verified, d.origin, d.body_bytes, d.answer_status';
const DETAIL = `SELECT ${SUMMARY}, d.number, d.profile_id, d.answer_ms, d.event_key,
    d.conversation_id, d.next_attempt_at, d.repeats,
    c.method, c.path, c.source, c.headers, c.body, c.proof, c.reason, c.answer_body
  FROM webhook_deliveries d JOIN webhook_contents c USING (number)`;
/** The delivery at the start of a chain of unchanged repetitions. */
const ROOT = `WITH RECURSIVE chain (id, repeats, origin, depth) AS (
    SELECT d.id, d.repeats, d.origin, 0
    UNION ALL SELECT e.id, e.repeats, e.origin, depth + 1 FROM chain JOIN webhook_deliveries e
      ON e.id = chain.repeats WHERE chain.origin = 'replay' AND depth < 100
  ) SELECT CASE WHEN origin = 'replay' THEN coalesce(repeats, id) ELSE id END FROM chain ORDER BY depth DESC LIMIT 1`;

const numberRow = z.object({ number: z.number() });
const valueRow = z.object({ value: z.number().nullable() });

/** Reads the inbox. Changes nothing, so it may run beside the writer's thread. */
export class WebhookReadStore {
  constructor(private readonly database: Database) {}

  newestNumber(): number {
    return this.numberOf('SELECT max(number) AS value FROM webhook_deliveries') ?? 0;
  }

  /** Numbers of a profile's deliveries in (`after`, `upTo`] that match, newest first. */
  numbers(
    profileId: string,
    after: number,
    upTo: number,
    { sql, values, needsContent }: DeliveryCondition,
  ): number[] {
    const join = needsContent ? 'JOIN webhook_contents c USING (number)' : '';
    const rows = this.database.all(
      `SELECT d.number FROM webhook_deliveries d ${join} WHERE d.number > ? AND d.number <= ?
          AND d.profile_id = ? AND (${sql}) ORDER BY d.number DESC`,
      [after, upTo, profileId, ...values],
    );
    return z
      .array(numberRow)
      .parse(rows)
      .map(({ number }) => number);
  }

  /** By number, newest first; deliveries removed meanwhile are left out. */
  summaries(numbers: readonly number[]): DeliverySummary[] {
    const rows = this.database.all(
      `SELECT ${SUMMARY} FROM webhook_deliveries d WHERE d.number IN (SELECT value
          FROM json_each(?)) ORDER BY d.number DESC`,
      [JSON.stringify(numbers)],
    );
    return z.array(summaryRow).parse(rows);
  }

  /** The same with everything that was sent. */
  details(numbers: readonly number[]): StoredDelivery[] {
    const rows = this.database.all(
      `${DETAIL} WHERE d.number IN (SELECT value FROM json_each(?)) ORDER BY d.number DESC`,
      [JSON.stringify(numbers)],
    );
    return z.array(detailRow).parse(rows);
  }

  delivery(id: string): StoredDelivery | null {
    const row = this.database.get(`${DETAIL} WHERE d.id = ?`, [id]);
    return row === undefined ? null : detailRow.parse(row);
  }

  attempts(id: string): StoredAttempt[] {
    const rows = this.database.all(
      `SELECT number, receiver, at, ms, error FROM webhook_attempts
        WHERE delivery = (SELECT number FROM webhook_deliveries WHERE id = ?) ORDER BY number, at, receiver`,
      [id],
    );
    return z.array(attemptRow).parse(rows);
  }

  /**
   * Deliveries this process has to hand on now, oldest first. Conversations with a pending retry
   * are left out, so that later deliveries wait. The cost does not depend on how many are waiting.
   */
  due(ownerPid: number, now: number, limit: number): DueDelivery[] {
    const rows = this.database.all(
      `SELECT d.id, d.profile_id, d.received_at, d.event, d.origin, d.conversation_id, d.attempts,
          d.received_by, c.body,
              CASE WHEN d.origin = 'replay' THEN (${ROOT}) ELSE d.id END AS root_id
         FROM webhook_deliveries d JOIN webhook_contents c USING (number)
        WHERE d.status IN ('pending', 'retrying') AND d.owner_pid = ? AND coalesce(d.next_attempt_at, 0) <= ?
          AND (d.conversation_id IS NULL OR (d.profile_id, d.conversation_id) NOT IN (
            SELECT profile_id, conversation_id FROM webhook_deliveries WHERE status = 'retrying'
              AND next_attempt_at > ? AND conversation_id IS NOT NULL))
        ORDER BY d.number LIMIT ?`,
      [ownerPid, now, now, limit],
    );
    return z.array(dueRow).parse(rows);
  }

  /** Time of this process's next retry, milliseconds since the epoch; null when none is waiting. */
  nextAttemptAt(ownerPid: number): number | null {
    return this.numberOf(
      "SELECT min(next_attempt_at) AS value FROM webhook_deliveries WHERE status = 'retrying' AND owner_pid = ?",
      [ownerPid],
    );
  }

  /** Processes that left deliveries to hand on. */
  owners(): number[] {
    const rows = this.database.all(
      "SELECT DISTINCT owner_pid AS number FROM webhook_deliveries WHERE status IN ('pending', 'retrying')",
    );
    return z
      .array(numberRow)
      .parse(rows)
      .map(({ number }) => number);
  }

  countByStatus(profileId: string, status: DeliveryStatus): number {
    return (
      this.numberOf(
        'SELECT count(*) AS value FROM webhook_deliveries WHERE status = ? AND profile_id = ?',
        [status, profileId],
      ) ?? 0
    );
  }

  /** Deliveries refused since then for a wrong or missing proof. */
  countUnverifiedSince(profileId: string, since: number): number {
    return (
      this.numberOf(
        `SELECT count(*) AS value FROM webhook_deliveries d JOIN webhook_contents c USING (number)
        WHERE d.status = 'refused' AND d.received_at >= ? AND d.profile_id = ?
          AND c.reason IN ('wrong-token', 'signature-mismatch')`,
        [since, profileId],
      ) ?? 0
    );
  }

  private numberOf(sql: string, values: readonly SqlValue[] = []): number | null {
    return valueRow.parse(this.database.get(sql, values)).value;
  }
}
