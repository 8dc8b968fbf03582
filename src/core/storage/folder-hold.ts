import { join } from 'node:path';
import { AppError } from '../lib/errors';
import { Database } from './database';

const FILE_NAME = 'in-use.lock';
/**
 * Time in milliseconds to wait for a program that is applying a restore; moving a few files takes
 * less.
 */
const WAIT_MS = 5000;

/** This program's hold on a data folder, shared with every other program that has it open. */
export interface FolderHold {
  /**
   * Runs something no other program may see half done; one that starts meanwhile waits.
   * DATA_FOLDER_IN_USE when another program holds the folder; nothing was done then.
   */
  alone<T>(work: () => T): T;
  release(): void;
}

/** For folders used by one program alone, as in tests and trials. */
export const soleHold: FolderHold = { alone: (work) => work(), release() {} };

/**
 * Holds a data folder until `release`, or until the program ends in any way: an SQLite lock on a
 * small file there, which the operating system releases by itself. Where no lock is possible (a
 * read-only disk) nothing is held; nothing can be restored there either.
 */
export function holdFolder(dataFolder: string): FolderHold {
  let lock: Database;
  try {
    lock = new Database(join(dataFolder, FILE_NAME), null);
    lock.exec('PRAGMA journal_mode = DELETE');
  } catch {
    return soleHold;
  }
  const hold = new SharedHold(lock);
  hold.take();
  return hold;
}

class SharedHold implements FolderHold {
  constructor(private readonly lock: Database) {}

  /** Reading in a transaction holds SQLite's shared lock. */
  take(): void {
    this.attempt(`PRAGMA busy_timeout = ${WAIT_MS}; BEGIN; SELECT count(*) FROM sqlite_schema`);
  }

  alone<T>(work: () => T): T {
    this.letGo();
    if (!this.attempt('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')) {
      this.take();
      throw new AppError('DATA_FOLDER_IN_USE');
    }
    try {
      return work();
    } finally {
      this.letGo();
      this.take();
    }
  }

  release(): void {
    this.letGo();
    this.lock.close();
  }

  /** Nothing is open if the lock was not acquired in time. */
  private letGo(): void {
    this.attempt('ROLLBACK');
  }

  private attempt(sql: string): boolean {
    try {
      this.lock.exec(sql);
      return true;
    } catch {
      return false;
    }
  }
}
