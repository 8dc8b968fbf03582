import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError, toAppError } from '../lib/errors';
import { Database } from './database';
import { migrate } from './migrate';
import { migrations } from './migrations/all-migrations';

const FILE_NAME = 'salon.db';
/** Errors after which the same file can still be opened. */
const PASSING: ReadonlySet<string> = new Set(['DISK_FULL', 'DATABASE_BUSY']);

/** An opened database, and what the person must know about how it was opened. */
export interface OpenedStorage {
  database: Database;
  notice: AppError | null;
}

/** Time in milliseconds to wait for another program that is writing. */
const BUSY_MS = 5000;

/** For tests: other migrations, shorter waiting. */
export interface StorageOptions {
  steps?: readonly string[];
  busyMs?: number;
}

/**
 * Opens `salon.db` in the data folder, encrypted with `key` (64 hex characters). A file that does
 * not open with the key, or is damaged, is set aside under a new name and never overwritten.
 * Without a key, with a file from a newer release, or on a read-only disk, this run works in memory
 * and the file is not changed. Temporary errors (DISK_FULL, DATABASE_BUSY) are thrown and the call
 * is retried later: nothing may seem stored meanwhile.
 */
export function openStorage(
  dataFolder: string,
  key: string | null,
  now: () => Date,
  options: StorageOptions = {},
): OpenedStorage {
  const path = join(dataFolder, FILE_NAME);
  if (key === null) return inMemory(existsSync(path) ? new AppError('KEYCHAIN_UNAVAILABLE') : null);
  try {
    return { database: openFile(path, key, now, options), notice: null };
  } catch (thrown) {
    const error = toAppError(nameDamage(thrown, path));
    if (PASSING.has(error.code)) throw error;
    if (error.code !== 'DATABASE_DAMAGED' && error.code !== 'DATABASE_FOREIGN')
      return inMemory(error);
    return openAnew(
      path,
      key,
      now,
      new AppError(error.code, { params: { file: path }, cause: thrown }),
    );
  }
}

/** Sets the unusable file aside and creates a new one; in memory where that is impossible too. */
function openAnew(path: string, key: string, now: () => Date, found: AppError): OpenedStorage {
  try {
    const notice = new AppError(found.code, {
      params: { file: setAside(path, now()) },
      cause: found.cause,
    });
    return { database: openFile(path, key, now, {}), notice };
  } catch {
    return inMemory(found);
  }
}

function openFile(
  path: string,
  key: string,
  now: () => Date,
  { steps = migrations, busyMs = BUSY_MS }: StorageOptions,
): Database {
  const backups = join(dirname(path), 'backups');
  const database = new Database(path, key);
  try {
    database.exec(`PRAGMA busy_timeout = ${busyMs}`);
    checkIntegrity(database);
    database.exec('PRAGMA journal_mode = WAL');
    prepare(database);
    migrate(database, steps, (from) => {
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      mkdirSync(backups, { recursive: true, mode: 0o700 });
      copyFileSync(path, join(backups, `salon-schema-${from}-${stamp(now())}.db`));
    });
    return database;
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

/** FULL: acknowledged data survives a power cut. fullfsync only matters on macOS. */
function prepare(database: Database): void {
  database.exec(
    'PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA fullfsync = ON',
  );
}

function inMemory(notice: AppError | null): OpenedStorage {
  const database = new Database(':memory:', null);
  prepare(database);
  migrate(database, migrations, () => {});
  return { database, notice };
}

/**
 * Checks every table page by page, including the search index's own tables. Virtual tables (no root
 * page) are left out: a check of the whole file would also compare every word of the index, nine
 * tenths of the time for a long history.
 */
function checkIntegrity(database: Database): void {
  const tables = database.all(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0",
  );
  for (const { name } of z.array(z.object({ name: z.string() })).parse(tables)) {
    const rows = database.all(`PRAGMA quick_check("${name.replaceAll('"', '""')}")`);
    const [first] = z.array(z.object({ quick_check: z.string() })).parse(rows);
    if (first?.quick_check !== 'ok')
      throw new AppError('DATABASE_DAMAGED', { params: { file: database.path } });
  }
}

function nameDamage(thrown: unknown, path: string): unknown {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : '';
  return code === 'SQLITE_NOTADB'
    ? new AppError('DATABASE_FOREIGN', { params: { file: path }, cause: thrown })
    : thrown;
}

/** Renames the file with its companion files; returns the new name. */
function setAside(path: string, now: Date): string {
  const wanted = `${path}.set-aside-${stamp(now)}`;
  let kept = wanted;
  for (let more = 2; existsSync(kept); more += 1) kept = `${wanted}-${more}`;
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, kept + suffix);
  }
  return basename(kept);
}

function stamp(now: Date): string {
  return now.toISOString().replaceAll(/[:.]/g, '-');
}
