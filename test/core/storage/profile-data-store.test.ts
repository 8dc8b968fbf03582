import { expect, test } from 'vitest';
import { AcceptanceStore } from '../../../src/core/acceptance/store/acceptance-store';
import { ChatStore } from '../../../src/core/chat/store/chat-store';
import type { Database } from '../../../src/core/storage/database';
import { countTables } from '../../../src/core/storage/database-copy';
import { openStorage } from '../../../src/core/storage/open-storage';
import { ProfileDataStore } from '../../../src/core/storage/profile-data-store';
import { RuleAndTestStore } from '../../../src/core/webhook/store/rule-and-test-store';
import { WebhookInboxStore } from '../../../src/core/webhook/store/webhook-inbox-store';
import { inboxEntry } from '../../fakes/inbox-entry';

const OWN = [
  'webhook_deliveries',
  'webhook_contents',
  'webhook_attempts',
  'webhook_rules',
  'webhook_tests',
  'acceptance_cases',
  'acceptance_case_runs',
  'kai_mapping',
];

/** One of everything that may belong to a profile. */
function fill(database: Database, profileId: string): void {
  const at = '2026-01-01T00:00:00.000Z';
  const id = `d-${profileId}`;
  const inbox = new WebhookInboxStore(database);
  inbox.append([inboxEntry(id, { profileId })]);
  inbox.record([
    {
      id,
      status: 'delivered',
      attempts: 1,
      nextAttemptAt: null,
      receivedBy: ['chat'],
      history: [{ number: 1, receiver: 'chat', at: 1, ms: 1, error: null }],
    },
  ]);
  const desk = new RuleAndTestStore(database);
  desk.saveRule(profileId, {
    id: `r-${profileId}`,
    event: 'x',
    status: 200,
    body: '',
    delayMs: 0,
    fault: 'none',
    enabled: true,
  });
  desk.insertTest(profileId, {
    id: `t-${profileId}`,
    name: 'T',
    event: 'x',
    expectedAnswer: 200,
    expectedStatus: 'delivered',
    lastRun: null,
    createdAt: at,
    deliveryId: id,
    headers: [],
    body: '{}',
    proof: 'token',
  });
  const acceptance = new AcceptanceStore(database);
  acceptance.addCase(
    profileId,
    { id: `c-${profileId}`, name: 'C', question: '?', toolName: null, contains: '' },
    1,
  );
  for (const caseId of [`chat:c-${profileId}`, `webhook:t-${profileId}`])
    acceptance.recordCaseRun({ caseId, at: 1, passed: true, detail: '' });
  database.run(
    'INSERT INTO kai_mapping (profile_id, bot_tool_name, server_id, tool_name, last_asked_at) VALUES (?, ?, ?, ?, ?)',
    [profileId, 'tool', 's', 'tool', 1],
  );
  new ChatStore(database).insertConversation(
    { id: `v-${profileId}`, title: 'kept', userId: 'g', createdAt: at, updatedAt: at },
    profileId,
  );
}

test('all that belongs to a profile goes at once; its conversations and what is another’s stay', () => {
  const { database } = openStorage('/nowhere', null, () => new Date());
  fill(database, 'one');
  const alone = countTables(database);
  fill(database, 'two');
  expect(new ProfileDataStore(database).forget('two')).toEqual({
    deliveries: 1,
    rules: 1,
    tests: 1,
    cases: 1,
  });
  const left = countTables(database);
  for (const table of OWN) expect([table, left[table]]).toEqual([table, alone[table]]);
  expect(alone['webhook_attempts']).toBe(1);
  expect(new ChatStore(database).conversations('two').map(({ title }) => title)).toEqual(['kept']);
});

test('when one of it cannot be deleted, nothing is', () => {
  const { database } = openStorage('/nowhere', null, () => new Date());
  fill(database, 'one');
  const before = countTables(database);
  database.exec(
    "CREATE TEMP TRIGGER refuse BEFORE DELETE ON kai_mapping BEGIN SELECT RAISE(ABORT, 'no'); END",
  );
  expect(() => new ProfileDataStore(database).forget('one')).toThrow();
  expect(countTables(database)).toEqual(before);
});
