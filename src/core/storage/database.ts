import Libsql from 'libsql';
import { AppError } from '../lib/errors';
import { toFileError } from './file-errors';

/** A value SQLite can hold. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/**
 * The one file that knows the database driver (libsql: SQLite with page encryption, see
 * docs/decisions/0003). Synchronous, as SQLite is; every failure is an AppError of the disk layer
 * where it has a meaning of its own.
 */
export class Database {
  private readonly driver: Libsql.Database;
  private readonly statements = new Map<string, Libsql.Statement>();

  /**
   * `key`: 64 hex characters, or null for an unencrypted in-memory database. Opening does not read
   * a page yet.
   */
  constructor(
    readonly path: string,
    key: string | null,
  ) {
    this.driver = this.guard(() => openDriver(path, key));
  }

  /** Runs statements without values, for migrations and pragmas. */
  exec(sql: string): void {
    this.guard(() => this.driver.exec(sql));
  }

  run(sql: string, values: readonly SqlValue[] = []): void {
    this.guard(() => this.prepare(sql).run(...values.map(storable)));
  }

  all(sql: string, values: readonly SqlValue[] = []): unknown[] {
    return this.guard(() => this.prepare(sql).all(...values));
  }

  get(sql: string, values: readonly SqlValue[] = []): unknown {
    return this.guard(() => this.prepare(sql).get(...values));
  }

  /**
   * Runs all or nothing; takes the write lock at once, so that another writer cannot make it fail
   * half way.
   */
  transaction<T>(work: () => T): T {
    this.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (thrown) {
      this.rollBack();
      throw thrown;
    }
  }

  /** On a full disk SQLite has already ended the transaction; that must not hide the cause. */
  private rollBack(): void {
    try {
      this.driver.exec('ROLLBACK');
    } catch {
      // No transaction was open any more.
    }
  }

  /**
   * Writes the present state to a new file, encrypted with the same key. Others can go on reading
   * and writing.
   */
  copyTo(path: string): void {
    this.guard(() => this.driver.prepare('VACUUM INTO ?').run(path));
  }

  /**
   * Encrypts the file with another key (64 hex characters). Only for files that are not open
   * anywhere else.
   */
  rekey(key: string): void {
    if (!/^[\da-f]{64}$/.test(key)) throw new AppError('INTERNAL');
    this.guard(() => this.driver.exec(`PRAGMA rekey = '${key}'`));
  }

  /**
   * Leaves a file that is complete without its log. The driver releases it only when the statements
   * are collected, so SQLite's own checkpoint at the last close cannot be relied on.
   */
  close(): void {
    this.statements.clear();
    try {
      this.driver.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // Damaged, foreign or busy: the log stays beside the file and is read at the next start.
    }
    this.driver.close();
  }

  private prepare(sql: string): Libsql.Statement {
    const known = this.statements.get(sql);
    if (known) return known;
    const statement = this.driver.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }

  private guard<T>(work: () => T): T {
    try {
      return work();
    } catch (thrown) {
      throw toFileError(thrown, this.path);
    }
  }
}

/**
 * SQLite's code for "unable to open": missing folder, missing permission, or a folder in the file's
 * place.
 */
const CANNOT_OPEN = /Unable to open connection .*: 14\D*$/;

/** The driver reports a failure to open only in its text. */
function openDriver(path: string, key: string | null): Libsql.Database {
  try {
    return new Libsql(path, encryptionOptions(key));
  } catch (thrown) {
    if (!CANNOT_OPEN.test(String(thrown))) throw thrown;
    throw new AppError('DISK_READ_ONLY', { params: { path }, cause: thrown });
  }
}

/** The driver cuts text at a NUL when reading it back; the rest must not be lost. */
function storable(value: SqlValue): SqlValue {
  return typeof value === 'string' ? value.replaceAll('\u0000', '\uFFFD') : value;
}

/** The driver's types only know the options of better-sqlite3, not its own. */
function encryptionOptions(encryptionKey: string | null): object {
  return encryptionKey === null ? {} : { encryptionKey };
}
