import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { toFileError } from '../storage/file-errors';

const PREFIX = '.work-';

/**
 * Runs something in a work folder beside the backups, which is removed afterwards in any case,
 * together with what killed programs left there; the only unencrypted content is settings, which
 * hold no secrets. DISK_FULL, DISK_READ_ONLY.
 */
export async function inWorkFolder<T>(
  backups: string,
  isAlive: (pid: number) => boolean,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  let folder: string;
  try {
    await mkdir(backups, { recursive: true, mode: 0o700 });
    await sweep(backups, isAlive);
    folder = await mkdtemp(join(backups, `${PREFIX}${process.pid}-`));
  } catch (thrown) {
    throw toFileError(thrown, backups);
  }
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

async function sweep(backups: string, isAlive: (pid: number) => boolean): Promise<void> {
  for (const name of await readdir(backups)) {
    const pid = /^\.work-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && Number(pid) !== process.pid && !isAlive(Number(pid)))
      await rm(join(backups, name), { recursive: true, force: true });
  }
}
