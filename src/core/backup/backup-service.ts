import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { AuditActor } from '../../shared/model/audit';
import type { BackupCounts, BackupState, RestorePreview } from '../../shared/model/backup';
import { AppError, toAppError } from '../lib/errors';
import { Observable } from '../lib/observable';
import type { AuditSink } from '../ports/audit';
import type { Clock } from '../ports/clock';
import type { DatabaseTasks } from '../storage/database-tasks';
import { toFileError } from '../storage/file-errors';
import type { FolderHold } from '../storage/folder-hold';
import { openBackup, type OpenedBackup } from './backup-file';
import type { BackupKeys, BackupLock } from './backup-key';
import type { BackupMaker, BackupSource } from './backup-maker';
import { factsOf, type BackupFolder, type StoredBackup } from './backup-folder';
import { restoreForTrial } from './backup-trial';
import { stageRestore } from './restore-staging';
import { pruneSetAside } from './set-aside';
import { inWorkFolder } from './work-folder';

/** State of the backups; errors are not yet put into words. */
export interface BackupStanding extends Omit<BackupState, 'backups' | 'failed' | 'nextAt'> {
  backups: (StoredBackup & { verifiedAt: string | null })[];
}

/** What is backed up and restored. */
export interface BackedUpState {
  /** The database in use and its key. KEYCHAIN_UNAVAILABLE when nothing is stored permanently. */
  source: (withKeys: boolean) => Promise<BackupSource>;
  /** Counts of the present state. */
  counts: () => Promise<BackupCounts>;
}

export interface BackupServiceOptions {
  dataFolder: string;
  backupFolder: BackupFolder;
  maker: BackupMaker;
  keys: BackupKeys;
  here: BackedUpState;
  clock: Clock;
  audit: AuditSink;
  isAlive: (pid: number) => boolean;
  tasks: DatabaseTasks;
  /** Tells whether another program has the data folder open. */
  hold: FolderHold;
  /** The user of this program. */
  actor: AuditActor;
}

/** Identifies a backup: one in the folder, or a file anywhere. */
export type BackupPlace = { fileName: string } | { path: string };

/**
 * Makes, verifies, lists and restores backups of this computer, one operation at a time
 * (BACKUP_BUSY).
 */
export class BackupService {
  readonly state = new Observable<BackupStanding>({ backups: [], running: null });
  private readonly previews = new Map<string, OpenedBackup>();
  private readonly verified = new Map<string, string>();

  constructor(private readonly options: BackupServiceOptions) {}

  /** Reads the folder again. */
  async refresh(): Promise<void> {
    const backups = await this.options.backupFolder.list();
    this.state.set({
      ...this.state.value,
      backups: backups.map((backup) => ({
        ...backup,
        verifiedAt: this.verified.get(backup.fileName) ?? backup.createdAt,
      })),
    });
  }

  /**
   * Makes a backup in the folder, locked with this computer's keychain. It is accepted once a trial
   * restore succeeds.
   */
  create(kind: 'automatic' | 'manual'): Promise<BackupCounts> {
    const { backupFolder, clock } = this.options;
    return this.alone('create', async () =>
      this.makeAt(backupFolder.placeFor(kind, clock.now()), kind, false, { kind: 'keychain' }),
    );
  }

  /**
   * Makes a backup in a file the person chose. Keys and tokens are only included on request, and
   * only with a passphrase (INVALID_INPUT).
   */
  save(path: string, lock: BackupLock, withKeys = false): Promise<BackupCounts> {
    return this.alone('create', async () => this.makeAt(path, 'manual', withKeys, lock));
  }

  /**
   * Restores a backup into a temporary folder and counts it. BACKUP_DAMAGED, BACKUP_FOREIGN,
   * BACKUP_NEWER, BACKUP_PASSPHRASE_…, BACKUP_KEY_MISSING.
   */
  verify(place: BackupPlace, passphrase: string | null): Promise<BackupCounts> {
    return this.alone('verify', async () => {
      const opened = await this.open(place, passphrase);
      const { counts } = await this.inWork((folder) =>
        restoreForTrial(opened, folder, this.options.tasks),
      );
      this.verified.set(basename(opened.path), new Date(this.options.clock.now()).toISOString());
      return counts;
    });
  }

  /**
   * Opens and verifies a backup, and compares it with the present state. Same errors as `verify`.
   */
  async preview(place: BackupPlace, passphrase: string | null): Promise<RestorePreview> {
    return this.alone('verify', async () => {
      const opened = await this.open(place, passphrase);
      await this.inWork((folder) => restoreForTrial(opened, folder, this.options.tasks));
      const here = await this.options.here.counts();
      this.previews.clear();
      const previewId = randomUUID();
      this.previews.set(previewId, opened);
      return { previewId, fileName: basename(opened.path), backup: factsOf(opened.header), here };
    });
  }

  /** Discards an opened preview. */
  putAway(previewId: string): void {
    this.previews.delete(previewId);
  }

  /**
   * Schedules the restore of a previewed backup; it takes effect at the next start, which has to
   * follow. BACKUP_MISSING when the preview is gone, DATA_FOLDER_IN_USE.
   */
  async restore(previewId: string): Promise<BackupCounts> {
    const opened = this.previews.get(previewId);
    if (!opened) throw new AppError('BACKUP_MISSING');
    return this.alone('restore', () => this.stage(opened));
  }

  /** The same in one step, for a command. DATA_FOLDER_IN_USE. */
  restoreFrom(place: BackupPlace, passphrase: string | null): Promise<BackupCounts> {
    return this.alone('restore', async () => this.stage(await this.open(place, passphrase)));
  }

  /** Deletes a backup in the folder. BACKUP_MISSING. */
  async remove(fileName: string): Promise<void> {
    await this.options.backupFolder.remove(fileName);
    this.options.audit.record({ action: 'backup.deleted', subject: fileName });
    await this.refresh();
  }

  /** Turns copies of the database from before an upgrade into backups, and removes old backups. */
  tidy(keep: number): Promise<void> {
    return this.alone('create', async () => {
      const { backupFolder, maker, here, clock } = this.options;
      const source = await here.source(false);
      for (const path of await backupFolder.upgradeCopies()) {
        await maker.make(
          backupFolder.placeFor('upgrade', clock.now()),
          'upgrade',
          { ...source, database: { path, key: source.database.key } },
          { kind: 'keychain' },
        );
        await backupFolder.discardCopy(path);
      }
      await backupFolder.prune(keep);
    });
  }

  /**
   * Removes what older restores set aside, except for the newest `keep`. To be called when the
   * restored state has been in use for a while. Removes nothing in a run that works in memory
   * (KEYCHAIN_UNAVAILABLE): the restored state could not be opened.
   */
  async tidySetAside(keep: number): Promise<void> {
    const { dataFolder, here, audit } = this.options;
    await here.source(false);
    for (const name of await pruneSetAside(dataFolder, keep))
      audit.record({ action: 'backup.set-aside-deleted', subject: name, actor: 'app' });
  }

  private async makeAt(
    path: string,
    kind: 'automatic' | 'manual',
    withKeys: boolean,
    lock: BackupLock,
  ): Promise<BackupCounts> {
    const { maker, here, audit } = this.options;
    const counts = await maker.make(path, kind, await here.source(withKeys), lock);
    audit.record({
      action: 'backup.created',
      subject: basename(path),
      detail: withKeys ? `${lock.kind}, with keys` : lock.kind,
      ...(kind === 'automatic' ? { actor: 'app' } : {}),
    });
    return counts;
  }

  private async stage(opened: OpenedBackup): Promise<BackupCounts> {
    const { dataFolder, here, clock, audit, hold } = this.options;
    hold.alone(() => {});
    const { database } = await here.source(false);
    const { createdAt } = opened.header;
    return this.inWork(async (folder) => {
      const trial = await restoreForTrial(opened, folder, this.options.tasks);
      await stageRestore(
        dataFolder,
        trial,
        {
          fileName: basename(opened.path),
          createdAt,
          now: clock.now(),
          databaseKey: database.key,
          actor: this.options.actor,
        },
        this.options.tasks,
      );
      audit.record({
        action: 'backup.restore-begun',
        subject: basename(opened.path),
        detail: createdAt,
      });
      this.previews.clear();
      return trial.counts;
    });
  }

  private open(place: BackupPlace, passphrase: string | null): Promise<OpenedBackup> {
    const { backupFolder, keys } = this.options;
    return openBackup(
      'path' in place ? place.path : backupFolder.pathOf(place.fileName),
      keys,
      passphrase,
    );
  }

  private inWork<T>(work: (folder: string) => Promise<T>): Promise<T> {
    return inWorkFolder(this.options.backupFolder.path, this.options.isAlive, work);
  }

  private async alone<T>(
    what: NonNullable<BackupState['running']>,
    work: () => Promise<T>,
  ): Promise<T> {
    if (this.state.value.running !== null) throw new AppError('BACKUP_BUSY');
    this.state.set({ ...this.state.value, running: what });
    try {
      return await work();
    } catch (thrown) {
      throw toAppError(toFileError(thrown, this.options.dataFolder));
    } finally {
      this.state.set({ ...this.state.value, running: null });
      await this.refresh().catch(() => {});
    }
  }
}
