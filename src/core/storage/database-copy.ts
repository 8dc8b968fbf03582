import { z } from 'zod';
import { AppError } from '../lib/errors';
import { AuditLog, type AuditFact } from './audit-log';
import { Database } from './database';
import { schemaVersion } from './migrate';
import { openStorage } from './open-storage';

/** Number of rows of each table, by name. */
export type TableCounts = Readonly<Record<string, number>>;

/** Content of a copy of the database. */
export interface CopyFacts {
  /** Number of applied migrations. */
  schema: number;
  tables: TableCounts;
}

const names = z.array(z.object({ name: z.string() }));
const count = z.object({ rows: z.number() });
const integrity = z.array(z.object({ integrity_check: z.string() }));

/**
 * Copies the present state of an open database to a new file under another key. The copy is
 * encrypted at every moment.
 */
export function copyDatabase(
  source: { path: string; key: string },
  target: { path: string; key: string },
): CopyFacts {
  const database = new Database(source.path, source.key);
  try {
    database.exec('PRAGMA busy_timeout = 5000');
    database.copyTo(target.path);
  } finally {
    database.close();
  }
  changeKey(target.path, source.key, target.key);
  return inspectDatabase(target.path, target.key);
}

/**
 * Opens a restored `salon.db` in its folder like the app: an older one is migrated.
 * DATABASE_DAMAGED, DATABASE_FOREIGN, DATABASE_NEWER.
 */
export function openForTrial(folder: string, key: string): void {
  const { database, notice } = openStorage(folder, key, () => new Date());
  database.close();
  if (notice) throw notice;
}

/**
 * Prepares the file that replaces the present one: encrypted with this computer's key, with the
 * restore in its audit log, and checked once more.
 */
export function prepareRestored(
  source: { path: string; key: string },
  target: { path: string; key: string },
  fact: Required<AuditFact>,
): CopyFacts {
  copyDatabase(source, target);
  const database = new Database(target.path, target.key);
  try {
    new AuditLog(database, () => fact.at, fact.actor).add(fact);
  } finally {
    database.close();
  }
  return inspectDatabase(target.path, target.key);
}

/** Encrypts a file that is not open anywhere with another key. */
function changeKey(path: string, from: string, to: string): void {
  const database = new Database(path, from);
  try {
    database.rekey(to);
  } finally {
    database.close();
  }
}

/** Checks every page, index and row count. DATABASE_DAMAGED when SQLite finds an error. */
export function inspectDatabase(path: string, key: string): CopyFacts {
  const database = new Database(path, key);
  try {
    const found = integrity.parse(database.all('PRAGMA integrity_check'));
    if (found[0]?.integrity_check !== 'ok')
      throw new AppError('DATABASE_DAMAGED', { params: { file: path } });
    return { schema: schemaVersion(database), tables: countTables(database) };
  } finally {
    database.close();
  }
}

/** Every table with pages of its own, without SQLite's internal ones. */
export function countTables(database: Database): TableCounts {
  const tables = names.parse(
    database.all(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE " +
        "'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    ),
  );
  return Object.fromEntries(
    tables.map(({ name }) => [
      name,
      count.parse(database.get(`SELECT count(*) AS rows FROM "${name.replaceAll('"', '""')}"`))
        .rows,
    ]),
  );
}

/**
 * Makes the file complete without its log and ensures that it is not open anywhere else; otherwise
 * DATABASE_BUSY. A file that cannot be read at all is not in use.
 */
export function claimAlone(path: string, key: string): void {
  let database: Database | null = null;
  try {
    database = new Database(path, key);
    database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE');
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'DATABASE_BUSY') throw thrown;
  } finally {
    database?.close();
  }
}
