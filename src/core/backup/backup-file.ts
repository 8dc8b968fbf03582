import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../lib/errors';
import { toFileError } from '../storage/file-errors';
import { packEntries, unpackEntries, type BackupEntry } from './backup-entries';
import {
  decodeHeader,
  encodeHeader,
  headerLength,
  PREFIX_BYTES,
  type BackupHeader,
} from './backup-header';
import { checkOf, newRecipe, type BackupKeys, type BackupLock } from './backup-key';
import { openChunks, sealChunks } from './sealed-chunks';

const CHUNK_BYTES = 1 << 20;
const READ_BYTES = 1 << 20;

/** A backup file whose header was read. */
export interface FoundBackup {
  path: string;
  header: BackupHeader;
  headerBytes: Buffer;
}

/** A backup file whose key is known. The key never leaves the main process. */
export interface OpenedBackup extends FoundBackup {
  key: Buffer;
}

/**
 * Writes a backup completely or not at all, readable for this user only. An existing file is
 * replaced at the end. DISK_FULL, DISK_READ_ONLY.
 */
export async function writeBackup(
  path: string,
  about: Omit<BackupHeader, 'format' | 'key' | 'keyCheck' | 'chunkBytes'>,
  entries: readonly BackupEntry[],
  lock: BackupLock,
  keys: BackupKeys,
): Promise<OpenedBackup> {
  const recipe = newRecipe(lock);
  const key = await keys.create(recipe, lock);
  const headerBytes = encodeHeader({
    ...about,
    key: recipe,
    keyCheck: checkOf(key),
    chunkBytes: CHUNK_BYTES,
  });
  const draft = join(dirname(path), `.coffee-salon-${randomUUID()}`);
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(headerBytes);
      for await (const chunk of sealChunks(packEntries(entries), {
        key,
        header: headerBytes,
        chunkBytes: CHUNK_BYTES,
      }))
        await file.writeFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (thrown) {
    await rm(draft, { force: true });
    throw toFileError(thrown, path);
  }
  return { path, header: decodeHeader(headerBytes), headerBytes, key };
}

/** Reads the header of a file. FILE_UNREADABLE, BACKUP_FOREIGN, BACKUP_DAMAGED, BACKUP_NEWER. */
export async function findBackup(path: string): Promise<FoundBackup> {
  const file = await open(path, 'r').catch((thrown: unknown) => {
    throw new AppError('FILE_UNREADABLE', { params: { name: path }, cause: thrown });
  });
  try {
    const length = headerLength(await readBytes(file, PREFIX_BYTES));
    const headerBytes = await readBytes(file, length);
    return { path, header: decodeHeader(headerBytes), headerBytes };
  } finally {
    await file.close();
  }
}

/**
 * Reads the header and finds the key. Additional errors: BACKUP_PASSPHRASE_NEEDED,
 * BACKUP_PASSPHRASE_WRONG, BACKUP_KEY_MISSING.
 */
export async function openBackup(
  path: string,
  keys: BackupKeys,
  passphrase: string | null,
): Promise<OpenedBackup> {
  const found = await findBackup(path);
  return { ...found, key: await keys.open(found.header.key, found.header.keyCheck, passphrase) };
}

/**
 * Decrypts everything: parts with a target file are written there, the others are returned as text.
 * BACKUP_DAMAGED.
 */
export async function readEntries(
  { path, key, header, headerBytes }: OpenedBackup,
  placeFor: (name: string) => string | null,
): Promise<Map<string, string>> {
  const stream = createReadStream(path, { start: headerBytes.length, highWaterMark: READ_BYTES });
  try {
    // A stream without an encoding gives buffers.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const plain = openChunks(stream as AsyncIterable<Buffer>, {
      key,
      header: headerBytes,
      chunkBytes: header.chunkBytes,
    });
    return await unpackEntries(plain, placeFor);
  } catch (thrown) {
    throw toFileError(thrown, path);
  } finally {
    stream.destroy();
  }
}

async function readBytes(file: FileHandle, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, 0);
  return buffer.subarray(0, bytesRead);
}
