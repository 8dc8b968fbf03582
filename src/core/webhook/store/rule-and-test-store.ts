import { z } from 'zod';
import {
  deliveryStatusSchema,
  responseRuleSchema,
  webhookTestSchema,
  type ResponseRule,
  type SendProof,
  type WebhookTest,
} from '../../../shared/model/webhook';
import type { Database } from '../../storage/database';
import { headerListSchema } from './webhook-rows';

/** A saved test with what it sends. */
export interface StoredWebhookTest extends WebhookTest {
  /** The delivery it was made from, which may be gone by now. */
  deliveryId: string;
  headers: [string, string][];
  body: string;
  proof: SendProof;
}

const ruleRow = z
  .object({
    id: z.string(),
    event: z.string(),
    status: z.number(),
    body: z.string(),
    delay_ms: z.number(),
    fault: responseRuleSchema.shape.fault,
    enabled: z.number(),
  })
  .transform(({ delay_ms: delayMs, enabled, ...row }): ResponseRule => ({
    ...row,
    delayMs,
    enabled: enabled !== 0,
  }));

const json = z.string().transform((text): unknown => JSON.parse(text));
const testRow = z
  .object({
    id: z.string(),
    delivery_id: z.string(),
    name: z.string(),
    event: z.string(),
    headers: json.pipe(headerListSchema),
    body: z.string(),
    proof: z.enum(['token', 'coze-signature', 'standard-webhooks', 'none']),
    expected_answer: z.number(),
    expected_status: deliveryStatusSchema,
    last_run: json.pipe(webhookTestSchema.shape.lastRun).nullable(),
    created_at: z.number(),
  })
  .transform((row): StoredWebhookTest => ({
    id: row.id,
    deliveryId: row.delivery_id,
    name: row.name,
    event: row.event,
    headers: row.headers,
    body: row.body,
    proof: row.proof,
    expectedAnswer: row.expected_answer,
    expectedStatus: row.expected_status,
    lastRun: row.last_run,
    createdAt: new Date(row.created_at).toISOString(),
  }));

/** Stores what a person adds to the inbox of a profile: response rules, and saved tests. */
export class RuleAndTestStore {
  constructor(private readonly database: Database) {}

  rules(profileId: string): ResponseRule[] {
    return z
      .array(ruleRow)
      .parse(
        this.database.all('SELECT * FROM webhook_rules WHERE profile_id = ? ORDER BY rowid', [
          profileId,
        ]),
      );
  }

  saveRule(
    profileId: string,
    { id, event, status, body, delayMs, fault, enabled }: ResponseRule,
  ): void {
    this.database.run(
      `INSERT INTO webhook_rules (id, event, status, body, delay_ms, fault, enabled, profile_id)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET event = excluded.event, status = excluded.status, body =
          excluded.body, delay_ms = excluded.delay_ms,
          fault = excluded.fault, enabled = excluded.enabled WHERE profile_id = excluded.profile_id`,
      [id, event, status, body, delayMs, fault, Number(enabled), profileId],
    );
  }

  removeRule(profileId: string, id: string): void {
    this.database.run('DELETE FROM webhook_rules WHERE id = ? AND profile_id = ?', [id, profileId]);
  }

  /** Newest first. */
  tests(profileId: string): StoredWebhookTest[] {
    return z
      .array(testRow)
      .parse(
        this.database.all(
          'SELECT * FROM webhook_tests WHERE profile_id = ? ORDER BY created_at DESC, rowid DESC',
          [profileId],
        ),
      );
  }

  test(profileId: string, id: string): StoredWebhookTest | null {
    const row = this.database.get('SELECT * FROM webhook_tests WHERE id = ? AND profile_id = ?', [
      id,
      profileId,
    ]);
    return row === undefined ? null : testRow.parse(row);
  }

  insertTest(profileId: string, test: StoredWebhookTest): void {
    this.database.run(
      `INSERT INTO webhook_tests (id, delivery_id, name, event, headers, body, proof,
          expected_answer, expected_status, created_at, profile_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        test.id,
        test.deliveryId,
        test.name,
        test.event,
        JSON.stringify(test.headers),
        test.body,
        test.proof,
        test.expectedAnswer,
        test.expectedStatus,
        Date.parse(test.createdAt),
        profileId,
      ],
    );
  }

  recordRun(id: string, run: WebhookTest['lastRun']): void {
    this.database.run('UPDATE webhook_tests SET last_run = ? WHERE id = ?', [
      JSON.stringify(run),
      id,
    ]);
  }

  removeTest(profileId: string, id: string): void {
    this.database.run('DELETE FROM webhook_tests WHERE id = ? AND profile_id = ?', [id, profileId]);
  }
}
