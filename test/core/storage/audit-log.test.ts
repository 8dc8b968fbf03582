import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { AuditFilter } from '../../../src/shared/model/audit';
import { AuditLog } from '../../../src/core/storage/audit-log';
import type { Database } from '../../../src/core/storage/database';
import { openStorage } from '../../../src/core/storage/open-storage';

let database: Database;
let log: AuditLog;
beforeEach(() => {
  ({ database } = openStorage('/nowhere', null, () => new Date()));
  log = new AuditLog(database, () => Date.UTC(2026, 0, 1), 'person');
  for (let number = 1; number <= 5; number += 1)
    log.add({ action: 'approval.once', subject: `KAI/tool-${number}`, detail: '{}' });
});

test('entries are listed newest first, page by page, and the chain is whole', () => {
  expect(log.newest(2).map(({ number, subject }) => [number, subject])).toEqual([
    [5, 'KAI/tool-5'],
    [4, 'KAI/tool-4'],
  ]);
  expect(log.newest(10, 3).map(({ number }) => number)).toEqual([2, 1]);
  expect(log.newest(1)[0]).toMatchObject({
    at: '2026-01-01T00:00:00.000Z',
    action: 'approval.once',
  });
  expect(log.prove().brokenAt).toBeNull();
});

test('the database refuses to change or remove an entry', () => {
  expect(() => database.run("UPDATE audit_log SET detail = 'x' WHERE number = 1")).toThrow();
  expect(() => database.run('DELETE FROM audit_log WHERE number = 5')).toThrow();
  expect(log.prove().brokenAt).toBeNull();
});

describe('with the refusal taken away', () => {
  beforeEach(() => database.exec('DROP TRIGGER audit_log_unchanged; DROP TRIGGER audit_log_kept'));

  test.each([
    'at = 0',
    "actor = 'app'",
    "actor = ''",
    "action = 'approval.never'",
    "subject = 'KAI/other'",
    "detail = '[]'",
    'hash = previous_hash',
    'previous_hash = hash',
  ])('an edited entry shows: %s', (edit) => {
    database.run(`UPDATE audit_log SET ${edit} WHERE number = 3`);
    expect(log.prove().brokenAt).toBe(3);
  });

  test('so does one that was taken out, or put in', () => {
    database.run('DELETE FROM audit_log WHERE number = 2');
    expect(log.prove().brokenAt).toBe(2);
    database.run('UPDATE audit_log SET number = number - 1 WHERE number > 2');
    expect(log.prove().brokenAt).toBe(2);
  });

  test('so does an end that was taken off, as long as it is not the whole log with its end', () => {
    database.run('DELETE FROM audit_log WHERE number > 3');
    expect(log.prove()).toMatchObject({ entries: 3, brokenAt: 4 });
    expect(() => database.run('DELETE FROM audit_head')).toThrow(/append-only/);
    expect(() => database.run("UPDATE audit_head SET number = 3, hash = 'x'")).toThrow(
      /append-only/,
    );
  });
});

/** The hash of an entry as it was made before there was an actor. */
function hashWithoutActor(number: number, before: string): string {
  return createHash('sha256')
    .update(JSON.stringify([before, number, 0, 'rule.never', 'KAI/x', '']))
    .digest('hex');
}

test('entries from before there was an actor are whole, and cannot be given one', () => {
  ({ database } = openStorage('/nowhere', null, () => new Date()));
  log = new AuditLog(database, () => 0, 'command');
  const first = hashWithoutActor(1, '0'.repeat(64));
  database.run(
    'INSERT INTO audit_log (number, at, action, subject, detail, previous_hash, hash) VALUES (1, 0, ?, ?, ?, ?, ?)',
    ['rule.never', 'KAI/x', '', '0'.repeat(64), first],
  );
  log.add({ action: 'rule.removed', subject: 'KAI/x', detail: '' });
  expect(log.prove().brokenAt).toBeNull();
  expect(log.newest(5).map(({ actor }) => actor)).toEqual(['command', '']);
  database.exec(
    "DROP TRIGGER audit_log_unchanged; UPDATE audit_log SET actor = 'person' WHERE number = 1",
  );
  expect(log.prove().brokenAt).toBe(1);
});

test('one finds entries by group, by who, and by words', () => {
  log.add({ action: 'secret.replaced', subject: 'profile/p1/pat', detail: '', actor: 'app' });
  log.add({ action: 'settings.changed', subject: 'theme', detail: '"system" -> "dark"' });
  const found = (filter: Partial<AuditFilter>): string[] =>
    log
      .newest(10, undefined, { group: null, actor: null, text: '', ...filter })
      .map(({ subject }) => subject);
  expect(found({ group: 'secrets' })).toEqual(['profile/p1/pat']);
  expect(found({ group: 'settings' })).toEqual(['theme']);
  expect(found({ group: 'approvals' })).toHaveLength(5);
  expect(found({ actor: 'app' })).toEqual(['profile/p1/pat']);
  expect(found({ text: 'DARK' })).toEqual(['theme']);
  expect(found({ text: '100%' })).toEqual([]);
});
