import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { BackupFacts } from '../../shared/model/backup';
import { AppError } from '../lib/errors';
import { toFileError } from '../storage/file-errors';
import { findBackup } from './backup-file';
import type { BackupHeader } from './backup-header';

const ENDING = '.salonbackup';
/** Number of backups from before an upgrade that are kept. */
const UPGRADES_KEPT = 3;

/** A backup in the folder. */
export interface StoredBackup extends BackupFacts {
  fileName: string;
  bytes: number;
}

/** The folder of backups: lists them, and removes old ones. */
export class BackupFolder {
  constructor(readonly path: string) {}

  /** Path for a new backup. */
  placeFor(kind: BackupHeader['kind'], now: number): string {
    return join(
      this.path,
      `${kind}-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}${ENDING}`,
    );
  }

  /** Newest first. Files that cannot be read are left out and not touched. */
  async list(): Promise<StoredBackup[]> {
    const names = (await readdir(this.path).catch(() => [])).filter((name) =>
      name.endsWith(ENDING),
    );
    const found = await Promise.all(names.map((name) => this.look(name)));
    return found
      .filter((backup) => backup !== null)
      .toSorted((left, right) => right.createdAt.localeCompare(left.createdAt));
  }

  /** The path of a backup in the folder. BACKUP_MISSING for any other name. */
  pathOf(fileName: string): string {
    if (fileName !== basename(fileName) || !fileName.endsWith(ENDING))
      throw new AppError('BACKUP_MISSING');
    return join(this.path, fileName);
  }

  async remove(fileName: string): Promise<void> {
    const path = this.pathOf(fileName);
    await rm(path, { force: true }).catch((thrown: unknown) => {
      throw toFileError(thrown, path);
    });
  }

  /**
   * Keeps the newest automatic ones; manual ones stay until a person deletes them. Returns what was
   * removed.
   */
  async prune(keep: number): Promise<string[]> {
    const all = await this.list();
    const tooMany = [
      ...all.filter(({ kind }) => kind === 'automatic').slice(keep),
      ...all.filter(({ kind }) => kind === 'upgrade').slice(UPGRADES_KEPT),
    ];
    for (const { fileName } of tooMany) await this.remove(fileName);
    return tooMany.map(({ fileName }) => fileName);
  }

  /** Copies of the database that `openStorage` made before changing the schema. */
  async upgradeCopies(): Promise<string[]> {
    const names = await readdir(this.path).catch(() => []);
    return names
      .filter((name) => /^salon-schema-\d+-.*\.db$/.test(name))
      .map((name) => join(this.path, name));
  }

  /** Deletes a copy that was turned into a backup. */
  async discardCopy(path: string): Promise<void> {
    await rm(path, { force: true });
  }

  private async look(fileName: string): Promise<StoredBackup | null> {
    const path = join(this.path, fileName);
    try {
      const { header } = await findBackup(path);
      return { fileName, bytes: (await stat(path)).size, ...factsOf(header) };
    } catch {
      return null;
    }
  }
}

/** The facts of a header that are shown to a person. */
export function factsOf({
  createdAt,
  app,
  kind,
  counts,
  withKeys,
  key,
}: BackupHeader): BackupFacts {
  return { createdAt, appVersion: app, kind, counts, withKeys, locked: key.kind === 'passphrase' };
}
