import { expect, test } from 'vitest';
import { ChatStore } from '../../../src/core/storage/chat-store';
import { Database } from '../../../src/core/storage/database';
import { migrate } from '../../../src/core/storage/migrate';
import { migrations } from '../../../src/core/storage/migrations/all-migrations';
import { webhooksMigration } from '../../../src/core/storage/migrations/0006-webhooks';

test('conversations of earlier releases are not from a webhook, and the inbox begins empty', () => {
  const database = new Database(':memory:', null);
  const before = migrations.slice(0, migrations.indexOf(webhooksMigration));
  migrate(database, before, () => {});
  database.run("INSERT INTO conversations (id, profile_id, title, created_at, updated_at) VALUES ('c1', 'p1', 'old', 0, 0)");
  migrate(database, migrations, () => {});
  expect(new ChatStore(database).conversations('p1')).toEqual([expect.not.objectContaining({ fromWebhook: true })]);
  expect(database.all('SELECT * FROM webhook_deliveries')).toEqual([]);
});

test('what the delivery worker asks for every time uses its index, whatever else there is', () => {
  const database = new Database(':memory:', null);
  migrate(database, migrations, () => {});
  const plan = JSON.stringify(database.all(
    "EXPLAIN QUERY PLAN SELECT number FROM webhook_deliveries WHERE status IN ('pending', 'retrying') AND owner_pid = 1 ORDER BY number LIMIT 10",
  ));
  expect(plan).toContain('webhook_open');
  expect(plan).not.toContain('TEMP B-TREE');
});
