import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Database } from '../../../src/core/storage/database';
import { schemaVersion } from '../../../src/core/storage/migrate';
import { migrations } from '../../../src/core/storage/migrations/all-migrations';
import { openStorage } from '../../../src/core/storage/open-storage';
import { appErrorIn } from '../../fakes/app-error-of';
import { tempFolder } from '../../fakes/temp-folder';
import { KEY, NOW, STAMP, folder, file, open, titlesIn, fill } from '../../fakes/storage-folder';

describe('migrations', () => {
  const STEPS = [
    'CREATE TABLE one (a TEXT) STRICT',
    'CREATE TABLE two (a TEXT) STRICT',
    "INSERT INTO two SELECT a || '!' FROM one",
  ];

  test.each([1, 2])('from version %i: done, with a copy of the file as it was', (from) => {
    const old = open(KEY, STEPS.slice(0, from));
    old.database.run('INSERT INTO one VALUES (?)', ['kept']);
    old.database.close();
    const fresh = open(KEY, STEPS);
    expect(fresh.notice).toBeNull();
    expect(schemaVersion(fresh.database)).toBe(STEPS.length);
    expect(fresh.database.all('SELECT a FROM two')).toEqual([{ a: 'kept!' }]);
    fresh.database.close();
    const copy = new Database(join(folder, 'backups', `salon-schema-${from}-${STAMP}.db`), KEY);
    expect(schemaVersion(copy)).toBe(from);
    expect(copy.all('SELECT a FROM one')).toEqual([{ a: 'kept' }]);
    copy.close();
  });

  test('a new file and one that is up to date need no copy', () => {
    open(KEY, STEPS).database.close();
    open(KEY, STEPS).database.close();
    expect(existsSync(join(folder, 'backups'))).toBe(false);
  });

  test('a step that fails leaves the version before it, and this run works in memory', () => {
    open(KEY, STEPS.slice(0, 1)).database.close();
    const broken = [...STEPS.slice(0, 2), 'CREATE TABLE three (a); INSERT INTO nowhere VALUES (1)'];
    expect(open(KEY, broken).notice).not.toBeNull();
    const database = new Database(file, KEY);
    expect(schemaVersion(database)).toBe(2);
    expect(database.all("SELECT name FROM sqlite_schema WHERE name = 'three'")).toEqual([]);
    database.close();
  });

  test('the real ones run on an empty database and give the tables of today', () => {
    const { database } = open();
    expect(schemaVersion(database)).toBe(migrations.length);
    const tables = database.all(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'turn\\_search%' ESCAPE '\\'",
    );
    const webhooks = [
      'webhook_attempts',
      'webhook_contents',
      'webhook_deliveries',
      'webhook_rules',
      'webhook_tests',
    ];
    const expected = [
      ...webhooks,
      'conversations',
      'turns',
      'attachment_files',
      'turn_attachments',
      'audit_log',
      'kai_calls',
      'kai_fingerprints',
      'kai_mapping',
      'kai_rules',
    ];
    for (const name of expected) expect(tables).toContainEqual({ name });
    expect(database.all('SELECT rowid FROM turn_search')).toEqual([]);
    database.close();
  });
});

describe('the driver', () => {
  test('a transaction is all or nothing, and says what went wrong in it', () => {
    const { database } = open(null);
    const work = (): void => {
      database.run(
        'INSERT INTO conversations (id, profile_id, title, created_at, updated_at) VALUES (?, ?, ?, 0, 0)',
        ['a', 'p1', 't'],
      );
      throw new RangeError('mine');
    };
    expect(() => database.transaction(work)).toThrow(RangeError);
    expect(database.all('SELECT id FROM conversations')).toEqual([]);
  });

  test('a transaction the database ended by itself still says why', () => {
    const { database } = open(null);
    const work = (): void => {
      database.exec('ROLLBACK');
      throw new RangeError('mine');
    };
    expect(() => database.transaction(work)).toThrow(RangeError);
  });

  test('a full disk is DISK_FULL', () => {
    const { database } = open();
    database.exec('PRAGMA max_page_count = 20');
    const error = appErrorIn(() => {
      for (let row = 0; row < 1000; row += 1) {
        database.run(
          'INSERT INTO conversations (id, profile_id, title, created_at, updated_at) VALUES (?, ?, ?, 0, 0)',
          [String(row), 'p', 'x'.repeat(2000)],
        );
      }
    });
    expect(error.code).toBe('DISK_FULL');
    database.close();
  });

  test('a database that was copied to another machine opens with its key', () => {
    fill('moved');
    const elsewhere = tempFolder();
    copyFileSync(file, join(elsewhere, 'salon.db'));
    const storage = openStorage(elsewhere, KEY, () => NOW);
    expect(titlesIn(storage)).toEqual(['moved']);
    storage.database.close();
  });
});
