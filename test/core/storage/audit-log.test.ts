import { beforeEach, describe, expect, test } from 'vitest';
import { AuditLog } from '../../../src/core/storage/audit-log';
import type { Database } from '../../../src/core/storage/database';
import { openStorage } from '../../../src/core/storage/open-storage';

let database: Database;
let log: AuditLog;
beforeEach(() => {
  ({ database } = openStorage('/nowhere', null, () => new Date()));
  log = new AuditLog(database, () => Date.UTC(2026, 0, 1));
  for (let number = 1; number <= 5; number += 1) log.add({ action: 'approval.once', subject: `KAI/tool-${number}`, detail: '{}' });
});

test('entries are listed newest first, page by page, and the chain is whole', () => {
  expect(log.newest(2).map(({ number, subject }) => [number, subject])).toEqual([[5, 'KAI/tool-5'], [4, 'KAI/tool-4']]);
  expect(log.newest(10, 3).map(({ number }) => number)).toEqual([2, 1]);
  expect(log.newest(1)[0]).toMatchObject({ at: '2026-01-01T00:00:00.000Z', action: 'approval.once' });
  expect(log.firstBroken()).toBeNull();
});

test('the database refuses to change or remove an entry', () => {
  expect(() => database.run("UPDATE audit_log SET detail = 'x' WHERE number = 1")).toThrow();
  expect(() => database.run('DELETE FROM audit_log WHERE number = 5')).toThrow();
  expect(log.firstBroken()).toBeNull();
});

describe('with the refusal taken away', () => {
  beforeEach(() => database.exec('DROP TRIGGER audit_log_unchanged; DROP TRIGGER audit_log_kept'));

  test.each(['at = 0', "action = 'approval.never'", "subject = 'KAI/other'", "detail = '[]'", "hash = previous_hash", "previous_hash = hash"])('an edited entry shows: %s', (edit) => {
    database.run(`UPDATE audit_log SET ${edit} WHERE number = 3`);
    expect(log.firstBroken()).toBe(3);
  });

  test('so does one that was taken out, or put in', () => {
    database.run('DELETE FROM audit_log WHERE number = 2');
    expect(log.firstBroken()).toBe(2);
    database.run('UPDATE audit_log SET number = number - 1 WHERE number > 2');
    expect(log.firstBroken()).toBe(2);
  });
});
