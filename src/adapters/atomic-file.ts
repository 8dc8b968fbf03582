import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toFileError } from '../core/storage/file-errors';

/**
 * Writes a text file completely or not at all, keeping the previous content until the end.
 * DISK_FULL, DISK_READ_ONLY.
 */
export async function writeFileAtomically(path: string, content: string): Promise<void> {
  const draft = join(dirname(path), `.coffee-salon-${randomUUID()}`);
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(content, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (thrown) {
    await rm(draft, { force: true });
    throw toFileError(thrown, path);
  }
}
