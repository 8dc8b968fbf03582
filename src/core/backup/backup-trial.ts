import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupCounts } from '../../shared/model/backup';
import { AppError } from '../lib/errors';
import type { DatabaseTasks } from '../storage/database-tasks';
import { migrations } from '../storage/migrations/all-migrations';
import { carriedSecretsSchema, countsOf, manifestSchema, PARTS } from './backup-content';
import { readEntries, type OpenedBackup } from './backup-file';

/** A backup that was restored into a folder and is complete. */
export interface RestoredTrial {
  /** Contains the migrated `salon.db`, encrypted with `databaseKey`. */
  folder: string;
  databaseKey: string;
  settingsText: string;
  secrets: ReadonlyMap<string, Uint8Array>;
  counts: BackupCounts;
}

/**
 * Restores a backup into a folder for a trial: decrypts everything, checks every page of the
 * database, compares every table's count with that of the manifest, and opens it like the app.
 * BACKUP_DAMAGED, BACKUP_NEWER.
 */
export async function restoreForTrial(
  backup: OpenedBackup,
  workFolder: string,
  tasks: DatabaseTasks,
): Promise<RestoredTrial> {
  const folder = join(workFolder, 'data');
  await mkdir(folder, { mode: 0o700 });
  const texts = await readEntries(backup, (name) =>
    name === PARTS.database ? join(folder, 'salon.db') : null,
  );
  const { databaseKey, schema, tables } = parsedPart(texts, PARTS.manifest, (json) =>
    manifestSchema.parse(json),
  );
  const settingsText = texts.get(PARTS.settings) ?? '{}';
  const secrets = texts.has(PARTS.secrets)
    ? parsedPart(texts, PARTS.secrets, (json) => carriedSecretsSchema.parse(json))
    : {};
  if (schema > migrations.length) throw new AppError('BACKUP_NEWER');
  const found = await asDamage(tasks.inspectDatabase(join(folder, 'salon.db'), databaseKey));
  const counts = countsOf(found.tables, settingsText, Object.keys(secrets).length);
  const expected = [schema, sorted(tables), backup.header.counts];
  if (JSON.stringify([found.schema, sorted(found.tables), counts]) !== JSON.stringify(expected))
    throw new AppError('BACKUP_DAMAGED');
  await asDamage(tasks.openForTrial(folder, databaseKey));
  const bytes = Object.entries(secrets).map(([name, value]): [string, Uint8Array] => [
    name,
    Buffer.from(value, 'base64'),
  ]);
  return { folder, databaseKey, settingsText, secrets: new Map(bytes), counts };
}

/** Any error of the database inside a backup means that the backup is damaged. */
async function asDamage<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    throw new AppError('BACKUP_DAMAGED', { cause: thrown });
  }
}

function parsedPart<T>(
  texts: ReadonlyMap<string, string>,
  name: string,
  parse: (json: unknown) => T,
): T {
  try {
    return parse(JSON.parse(texts.get(name) ?? ''));
  } catch (thrown) {
    throw new AppError('BACKUP_DAMAGED', { cause: thrown });
  }
}

function sorted(tables: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(tables).toSorted(([left], [right]) => left.localeCompare(right));
}
