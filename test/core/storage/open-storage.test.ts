import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ChatStore } from '../../../src/core/chat/store/chat-store';
import { Database } from '../../../src/core/storage/database';
import { schemaVersion } from '../../../src/core/storage/migrate';
import { migrations } from '../../../src/core/storage/migrations/all-migrations';
import { openStorage, type OpenedStorage } from '../../../src/core/storage/open-storage';
import { appErrorIn } from '../../fakes/app-error-of';
import { tempFolder } from '../../fakes/temp-folder';

const KEY = 'a1'.repeat(32);
const OTHER_KEY = 'b2'.repeat(32);
const NOW = new Date('2026-01-02T03:04:05.678Z');
const STAMP = '2026-01-02T03-04-05-678Z';

let folder: string;
let file: string;
beforeEach(() => {
  folder = tempFolder();
  file = join(folder, 'salon.db');
});

function open(key: string | null = KEY, steps?: readonly string[]): OpenedStorage {
  return openStorage(folder, key, () => NOW, steps ? { steps } : {});
}

function addConversation({ database }: OpenedStorage, title: string): void {
  const at = NOW.toISOString();
  new ChatStore(database).insertConversation(
    { id: title, title, userId: 'guest', createdAt: at, updatedAt: at },
    'p1',
  );
}

function titlesIn({ database }: OpenedStorage): string[] {
  return new ChatStore(database).conversations('p1').map(({ title }) => title);
}

function fill(...titles: string[]): void {
  const storage = open();
  for (const title of titles) addConversation(storage, title);
  storage.database.close();
}

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
    [
      'a file in the place of the folder',
      () => writeFileSync((folder = join(folder, 'taken')), 'a file'),
    ],
    ['a folder that is not there', () => (folder = join(folder, 'missing'))],
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
