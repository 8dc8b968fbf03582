import Libsql from 'libsql';
import { toFileError } from './file-errors';

/** A value SQLite can hold. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/**
 * The one file that knows the database driver (libsql: SQLite with page encryption, see docs/decisions/0003).
 * Synchronous, as SQLite is; every failure is an AppError of the disk layer where it has a meaning of its own.
 */
export class Database {
  private readonly driver: Libsql.Database;
  private readonly statements = new Map<string, Libsql.Statement>();

  /** `key`: 64 hex characters, or null for an unencrypted database in memory. Opening touches no page yet. */
  constructor(
    readonly path: string,
    key: string | null,
  ) {
    this.driver = this.guard(() => new Libsql(path, encryptionOptions(key)));
  }

  /** Runs statements without values, for migrations and pragmas. */
  exec(sql: string): void {
    this.guard(() => this.driver.exec(sql));
  }

  run(sql: string, values: readonly SqlValue[] = []): void {
    this.guard(() => this.prepare(sql).run(...values));
  }

  all(sql: string, values: readonly SqlValue[] = []): unknown[] {
    return this.guard(() => this.prepare(sql).all(...values));
  }

  get(sql: string, values: readonly SqlValue[] = []): unknown {
    return this.guard(() => this.prepare(sql).get(...values));
  }

  /** All or nothing; takes the write lock at once, so that it cannot fail half way for another writer. */
  transaction<T>(work: () => T): T {
    this.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (thrown) {
      this.exec('ROLLBACK');
      throw thrown;
    }
  }

  close(): void {
    this.statements.clear();
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

/** The driver's types know only better-sqlite3's options, not its own. */
function encryptionOptions(encryptionKey: string | null): object {
  return encryptionKey === null ? {} : { encryptionKey };
}
