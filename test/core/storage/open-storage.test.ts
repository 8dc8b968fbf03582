import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Database } from '../../../src/core/storage/database';
import { migrations } from '../../../src/core/storage/migrations/all-migrations';
import { openStorage } from '../../../src/core/storage/open-storage';
import { appErrorIn } from '../../fakes/app-error-of';
import {
  KEY,
  NOW,
  STAMP,
  folder,
  file,
  open,
  addConversation,
  titlesIn,
  fill,
  useFolder,
} from '../../fakes/storage-folder';
const OTHER_KEY = 'b2'.repeat(32);

describe('a usual day', () => {
  test('what was stored is there again, without a notice', () => {
    fill('手冲');
    const storage = open();
    expect(storage.notice).toBeNull();
    expect(titlesIn(storage)).toEqual(['手冲']);
    storage.database.close();
  });

  test('it is durable: WAL, FULL, foreign keys on, foreign schemas distrusted', () => {
    const { database } = open();
    expect(database.get('PRAGMA journal_mode')).toMatchObject({ journal_mode: 'wal' });
    expect(database.get('PRAGMA synchronous')).toMatchObject({ synchronous: 2 });
    expect(database.get('PRAGMA foreign_keys')).toMatchObject({ foreign_keys: 1 });
    expect(database.get('PRAGMA trusted_schema')).toMatchObject({ trusted_schema: 0 });
    database.close();
  });

  test('two programs may have it open', () => {
    const [one, two] = [open(), open()];
    addConversation(one, 'from one');
    addConversation(two, 'from two');
    expect(titlesIn(one)).toHaveLength(2);
    one.database.close();
    two.database.close();
  });
});

describe('S7: the file without the key', () => {
  const CANARY = 'canary-手冲咖啡-canary';

  test('holds no plain text, neither in the file nor in its log', () => {
    const storage = open();
    for (let row = 0; row < 50; row += 1) addConversation(storage, `${CANARY} ${row}`);
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      for (const plain of [CANARY, 'conversations', 'CREATE TABLE', 'SQLite format 3']) {
        expect(bytes.includes(Buffer.from(plain)), `${plain} in ${name}`).toBe(false);
        expect(bytes.includes(Buffer.from(plain, 'utf16le')), `${plain} in ${name} as UTF-16`).toBe(
          false,
        );
      }
    }
    storage.database.close();
    expect(readFileSync(file).includes(Buffer.from('canary'))).toBe(false);
  });

  test.each([
    ['no key', null],
    ['another key', OTHER_KEY],
  ])('cannot be read with %s', (_name, key) => {
    fill(CANARY);
    const database = new Database(file, key);
    expect(() => database.all('SELECT * FROM conversations')).toThrow();
    database.close();
  });
});

function expectSetAside(before: Buffer, code: string): void {
  const storage = open();
  const kept = `salon.db.set-aside-${STAMP}`;
  expect(storage.notice).toMatchObject({ code, params: { file: kept } });
  expect(readFileSync(join(folder, kept)).equals(before)).toBe(true);
  addConversation(storage, 'new');
  storage.database.close();
  const again = open();
  expect(again.notice).toBeNull();
  expect(titlesIn(again)).toEqual(['new']);
  again.database.close();
}

describe('R10: a file that cannot be used is set aside unchanged, and work goes on', () => {
  test('one written with another key', () => {
    openStorage(folder, OTHER_KEY, () => NOW).database.close();
    expectSetAside(readFileSync(file), 'DATABASE_FOREIGN');
  });

  test('an unencrypted one', () => {
    const plain = new Database(file, null);
    plain.exec('CREATE TABLE a (b)');
    plain.close();
    expectSetAside(readFileSync(file), 'DATABASE_FOREIGN');
  });

  test('garbage', () => {
    writeFileSync(file, Buffer.alloc(10_000, 7));
    expectSetAside(readFileSync(file), 'DATABASE_FOREIGN');
  });

  test('a text of a few bytes', () => {
    writeFileSync(file, 'hello');
    expectSetAside(readFileSync(file), 'DATABASE_FOREIGN');
  });

  test('damage in the middle', () => {
    fill(...Array.from({ length: 300 }, (_none, row) => `row ${row} ${'x'.repeat(200)}`));
    const bytes = readFileSync(file);
    bytes.fill(0xff, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 8192);
    writeFileSync(file, bytes);
    expectSetAside(bytes, 'DATABASE_DAMAGED');
  });

  test('damage in the search index', () => {
    fill('a');
    const storage = open();
    const at = NOW.toISOString();
    storage.database.transaction(() => {
      for (let row = 0; row < 200; row += 1) {
        storage.database.run(
          'INSERT INTO turns (id, conversation_id, question, status, owner_pid, created_at) VALUES ' +
            "(?, 'a', ?, 'completed', 1, 0)",
          [
            `${at} ${row}`,
            Array.from({ length: 100 }, (_none, index) =>
              String.fromCodePoint(0x4e_00 + row * 100 + index),
            ).join(''),
          ],
        );
      }
    });
    const pages = storage.database.all(
      "SELECT rootpage FROM sqlite_schema WHERE name = 'turn_search_data'",
    );
    const [{ rootpage }] = z.tuple([z.object({ rootpage: z.number() })]).parse(pages);
    storage.database.close();
    const bytes = readFileSync(file);
    bytes.fill(0xff, (rootpage - 1) * 4096, rootpage * 4096);
    writeFileSync(file, bytes);
    expectSetAside(bytes, 'DATABASE_DAMAGED');
  });

  test('a file cut short', () => {
    fill(...Array.from({ length: 300 }, (_none, row) => `row ${row} ${'x'.repeat(200)}`));
    const bytes = readFileSync(file).subarray(0, 20_000);
    writeFileSync(file, bytes);
    expectSetAside(bytes, 'DATABASE_DAMAGED');
  });

  test('its log goes with it', () => {
    fill('a');
    writeFileSync(file, Buffer.alloc(8192, 1));
    writeFileSync(`${file}-wal`, 'left behind');
    open().database.close();
    expect(readFileSync(join(folder, `salon.db.set-aside-${STAMP}-wal`), 'utf8')).toBe(
      'left behind',
    );
  });

  test('a second one at the same moment does not overwrite the first', () => {
    writeFileSync(file, 'first');
    open().database.close();
    writeFileSync(file, 'second');
    open().database.close();
    const kept = readdirSync(folder).filter(
      (name) => name.includes('set-aside') && !/-(wal|shm)$/.test(name),
    );
    expect(kept.map((name) => readFileSync(join(folder, name), 'utf8')).toSorted()).toEqual([
      'first',
      'second',
    ]);
  });
});

describe('when nothing may be written', () => {
  test('without a key this run works in memory, the file stays, and that is told', () => {
    fill('kept');
    const before = readFileSync(file);
    const storage = open(null);
    expect(storage.notice?.code).toBe('KEYCHAIN_UNAVAILABLE');
    addConversation(storage, 'only now');
    expect(titlesIn(storage)).toEqual(['only now']);
    storage.database.close();
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(titlesIn(open())).toEqual(['kept']);
  });

  test('without a key and without a file there is nothing to tell and nothing written', () => {
    const storage = open(null);
    expect(storage.notice).toBeNull();
    storage.database.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a newer file is not touched', () => {
    fill('newer');
    const database = new Database(file, KEY);
    database.exec('PRAGMA user_version = 999');
    database.close();
    const before = readFileSync(file);
    const storage = open();
    expect(storage.notice).toMatchObject({
      code: 'DATABASE_NEWER',
      params: { found: 999, known: migrations.length },
    });
    addConversation(storage, 'in memory');
    storage.database.close();
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test.each([
    ['a file in the place of the folder', () => writeFileSync(useFolder('taken'), 'a file')],
    ['a folder that is not there', () => useFolder('missing')],
    ['a folder in the place of the file', () => mkdirSync(file)],
  ])('%s: works in memory and says so', (_name, prepare) => {
    prepare();
    const storage = open();
    expect(storage.notice).toMatchObject({
      code: 'DISK_READ_ONLY',
      params: { path: join(folder, 'salon.db') },
    });
    addConversation(storage, 'in memory');
    expect(titlesIn(storage)).toEqual(['in memory']);
    storage.database.close();
  });

  test('a database somebody else holds is no reason to work in memory: it says so, and opens once it is free', () => {
    const holder = new Database(file, KEY);
    holder.exec('CREATE TABLE held (a); BEGIN EXCLUSIVE');
    expect(appErrorIn(() => openStorage(folder, KEY, () => NOW, { busyMs: 50 })).code).toBe(
      'DATABASE_BUSY',
    );
    holder.exec('ROLLBACK');
    holder.close();
    const storage = openStorage(folder, KEY, () => NOW);
    expect(storage.notice).toBeNull();
    storage.database.close();
  });
});
