import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { DataSizes } from '../../shared/model/desktop';
import type { Database } from './database';

const isSetAside = (name: string): boolean => name.startsWith('before-restore-');
const isDatabase = (name: string): boolean => /^salon\.db(?:-wal|-shm)?$/.test(name);
const sumRow = z.object({ bytes: z.number() });

/**
 * Measures the parts of the data folder, in bytes. Files that disappear meanwhile count as 0.
 * `database` is null when it could not be opened.
 */
export async function measureData(folder: string, database: Database | null): Promise<DataSizes> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(
    names.map(async (name) => ({ name, bytes: await sizeOf(join(folder, name)) })),
  );
  const of = (isPart: (name: string) => boolean): number =>
    sizes.filter(({ name }) => isPart(name)).reduce((sum, { bytes }) => sum + bytes, 0);
  const attachments = database
    ? sumRow.parse(database.get('SELECT coalesce(sum(bytes), 0) AS bytes FROM attachment_files'))
        .bytes
    : 0;
  return {
    database: of(isDatabase),
    attachments,
    logs: of((name) => name === 'logs'),
    backups: of((name) => name === 'backups'),
    setAside: of(isSetAside),
    other: of(
      (name) => !isDatabase(name) && !isSetAside(name) && name !== 'logs' && name !== 'backups',
    ),
  };
}

/** Size of a file or folder; links are not followed. */
async function sizeOf(path: string): Promise<number> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => null);
  if (entries === null)
    return stat(path).then(
      ({ size }) => size,
      () => 0,
    );
  const sizes = await Promise.all(
    entries
      .filter((entry) => !entry.isSymbolicLink())
      .map((entry) => sizeOf(join(path, entry.name))),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
