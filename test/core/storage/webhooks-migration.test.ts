import { expect, test } from 'vitest';
import { ChatStore } from '../../../src/core/chat/store/chat-store';
import { Database } from '../../../src/core/storage/database';
import { migrate } from '../../../src/core/storage/migrate';
import { migrations } from '../../../src/core/storage/migrations/all-migrations';
import { webhooksMigration } from '../../../src/core/storage/migrations/0006-webhooks';
import { webhooksPerProfileMigration } from '../../../src/core/storage/migrations/0007-webhooks-per-profile';
import { WebhookInboxStore } from '../../../src/core/webhook/store/webhook-inbox-store';
import { WebhookReadStore } from '../../../src/core/webhook/store/webhook-read-store';
import { inboxEntry } from '../../fakes/inbox-entry';

test('conversations of earlier releases are not from a webhook, and the inbox begins empty', () => {
  const database = new Database(':memory:', null);
  const before = migrations.slice(0, migrations.indexOf(webhooksMigration));
  migrate(database, before, () => {});
  database.run(
    "INSERT INTO conversations (id, profile_id, title, created_at, updated_at) VALUES ('c1', 'p1', 'old', 0, 0)",
  );
  migrate(database, migrations, () => {});
  expect(new ChatStore(database).conversations('p1')).toEqual([
    expect.not.objectContaining({ fromWebhook: true }),
  ]);
  expect(database.all('SELECT * FROM webhook_deliveries')).toEqual([]);
});

test('what the delivery worker asks for every time uses its index, whatever else there is', () => {
  const database = new Database(':memory:', null);
  migrate(database, migrations, () => {});
  const plan = JSON.stringify(
    database.all(
      "EXPLAIN QUERY PLAN SELECT number FROM webhook_deliveries WHERE status IN ('pending', " +
        "'retrying') AND owner_pid = 1 ORDER BY number LIMIT 10",
    ),
  );
  expect(plan).toContain('webhook_open');
  expect(plan).not.toContain('TEMP B-TREE');
});

test(
  'deliveries of earlier releases belong to nobody until the active profile takes them ' +
    'over; what it has already under the same id stays apart',
  () => {
    const database = new Database(':memory:', null);
    migrate(
      database,
      migrations.slice(0, migrations.indexOf(webhooksPerProfileMigration)),
      () => {},
    );
    for (const id of ['a', 'b']) {
      database.run(`INSERT INTO webhook_deliveries (id, received_at, event, status, verified,
          origin, body_bytes, answer_status, event_key, owner_pid)
      VALUES ('${id}', 1, 'old', 'delivered', 1, 'network', 2, 200, 'key-${id}', 1)`);
      database.run(
        "INSERT INTO webhook_contents SELECT number, 'POST', '/', '', '[]', '{}', 'token', 'ok', " +
          "'' FROM webhook_deliveries WHERE id = ?",
        [id],
      );
    }
    migrate(database, migrations, () => {});
    const [store, reader] = [new WebhookInboxStore(database), new WebhookReadStore(database)];
    expect(['a', 'b'].map((id) => reader.delivery(id)?.profileId)).toEqual(['', '']);
    expect(store.append([inboxEntry('c', { profileId: 'p1', eventKey: 'key-b' })])).toEqual([
      { id: 'c', duplicate: false },
    ]);
    store.takeOver('p1');
    expect(['a', 'b', 'c'].map((id) => reader.delivery(id)?.profileId)).toEqual(['p1', '', 'p1']);
  },
);

test('looking for what belongs to nobody reads an index, not the inbox', () => {
  const database = new Database(':memory:', null);
  migrate(database, migrations, () => {});
  expect(
    JSON.stringify(
      database.all(
        "EXPLAIN QUERY PLAN SELECT 1 FROM webhook_deliveries WHERE profile_id = '' LIMIT 1",
      ),
    ),
  ).toContain('webhook_of_nobody');
});
