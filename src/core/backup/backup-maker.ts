import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupCounts } from '../../shared/model/backup';
import { AppError } from '../lib/errors';
import type { Clock } from '../ports/clock';
import type { DatabaseTasks } from '../storage/database-tasks';
import { PARTS, countsOf, type BackupManifest } from './backup-content';
import { writeBackup } from './backup-file';
import type { BackupHeader } from './backup-header';
import type { BackupKeys, BackupLock } from './backup-key';
import { restoreForTrial } from './backup-trial';
import { inWorkFolder } from './work-folder';

/** What a backup is made from. */
export interface BackupSource {
  /**
   * The database file and its key; a file other than `salon.db` for a copy from before an upgrade.
   */
  database: { path: string; key: string };
  /** Content of `settings.json`; no secrets. */
  settingsText: string;
  /** Requested secrets, by name. */
  secrets: ReadonlyMap<string, Uint8Array>;
}

export interface BackupMakerOptions {
  keys: BackupKeys;
  clock: Clock;
  appVersion: string;
  /** Folder for temporary files: the folder of backups. */
  folder: string;
  isAlive: (pid: number) => boolean;
  tasks: DatabaseTasks;
}

/**
 * Makes backup files. Each is restored into a temporary folder and counted before it is accepted;
 * one that fails is deleted.
 */
export class BackupMaker {
  constructor(private readonly options: BackupMakerOptions) {}

  /**
   * Returns its content. INVALID_INPUT for secrets without a passphrase; DISK_FULL, DISK_READ_ONLY,
   * KEYCHAIN_UNAVAILABLE, BACKUP_DAMAGED.
   */
  async make(
    path: string,
    kind: BackupHeader['kind'],
    source: BackupSource,
    lock: BackupLock,
  ): Promise<BackupCounts> {
    if (source.secrets.size > 0 && lock.kind !== 'passphrase')
      throw new AppError('INVALID_INPUT', { params: { detail: 'passphrase' } });
    const { folder, isAlive } = this.options;
    return inWorkFolder(folder, isAlive, (work) => this.makeIn(work, path, kind, source, lock));
  }

  private async makeIn(
    work: string,
    path: string,
    kind: BackupHeader['kind'],
    source: BackupSource,
    lock: BackupLock,
  ): Promise<BackupCounts> {
    const { keys, clock, appVersion, tasks } = this.options;
    const databaseKey = randomBytes(32).toString('hex');
    const copy = join(work, 'copy.db');
    const { schema, tables } = await tasks.copyDatabase(source.database, {
      path: copy,
      key: databaseKey,
    });
    const counts = countsOf(tables, source.settingsText, source.secrets.size);
    const carried = Object.fromEntries(
      Array.from(source.secrets, ([name, value]) => [name, Buffer.from(value).toString('base64')]),
    );
    const written = await writeBackup(
      path,
      {
        app: appVersion,
        createdAt: new Date(clock.now()).toISOString(),
        kind,
        schema,
        counts,
        withKeys: source.secrets.size > 0,
      },
      [
        {
          name: PARTS.manifest,
          text: JSON.stringify({ databaseKey, schema, tables } satisfies BackupManifest),
        },
        { name: PARTS.settings, text: source.settingsText },
        ...(source.secrets.size > 0
          ? [{ name: PARTS.secrets, text: JSON.stringify(carried) }]
          : []),
        { name: PARTS.database, path: copy },
      ],
      lock,
      keys,
    );
    try {
      await rm(copy, { force: true });
      // Read from disk, with the key derived again where that is cheap: the written file has to be
      // readable.
      const { counts: restored } = await restoreForTrial(written, work, tasks);
      return restored;
    } catch (thrown) {
      await rm(path, { force: true });
      throw thrown;
    }
  }
}
