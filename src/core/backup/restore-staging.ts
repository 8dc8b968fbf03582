import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { AuditActor } from '../../shared/model/audit';
import { AppError, toAppError } from '../lib/errors';
import type { SecretStore } from '../ports/secret-store';
import type { DatabaseTasks } from '../storage/database-tasks';
import { toFileError } from '../storage/file-errors';
import type { FolderHold } from '../storage/folder-hold';
import { carriedSecretsSchema } from './backup-content';
import type { RestoredTrial } from './backup-trial';
import { isSetAside, setAsideName } from './set-aside';

/** Incomplete; discarded. */
const DRAFT = '.restore-draft';
/** Complete: from the moment the folder has this name, the restored state is valid. */
const READY = 'restore-ready';
const NOTE = 'restore.json';
const SEALED = 'secrets.sealed';
const FILES = ['salon.db', 'settings.json'] as const;
const BESIDE_DATABASE = ['-wal', '-shm', '-journal'] as const;

const noteSchema = z.object({ createdAt: z.string(), setAside: z.string().refine(isSetAside) });

/** An applied restore. */
export interface AppliedRestore {
  /** When the backup was made. */
  createdAt: string;
  /** Folder inside the data folder that holds the previous state. */
  setAside: string;
}

/** What is restored, and by whom. */
export interface RestoreFacts {
  fileName: string;
  /** When the backup was made. */
  createdAt: string;
  /** Milliseconds since the epoch. */
  now: number;
  /** Key of this computer's database, 64 hex characters. */
  databaseKey: string;
  actor: AuditActor;
}

/**
 * Puts a restored state beside the present one and commits to it with one rename. After a kill
 * before the rename nothing has changed; after it, the next start continues with `applyRestore`.
 * The restored audit log records the restore.
 */
export async function stageRestore(
  dataFolder: string,
  trial: RestoredTrial,
  about: RestoreFacts,
  tasks: DatabaseTasks,
): Promise<void> {
  const draft = join(dataFolder, DRAFT);
  try {
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { mode: 0o700 });
    const fact = {
      action: 'backup.restored',
      subject: about.fileName,
      detail: about.createdAt,
      actor: about.actor,
      at: about.now,
    };
    await tasks.prepareRestored(
      { path: join(trial.folder, 'salon.db'), key: trial.databaseKey },
      { path: join(draft, 'salon.db'), key: about.databaseKey },
      fact,
    );
    await writeWhole(join(draft, 'settings.json'), trial.settingsText);
    if (trial.secrets.size > 0)
      await writeWhole(join(draft, SEALED), seal(trial.secrets, about.databaseKey));
    await writeWhole(
      join(draft, NOTE),
      JSON.stringify({
        createdAt: about.createdAt,
        setAside: setAsideName(about.now),
      } satisfies AppliedRestore),
    );
    await syncFile(join(draft, 'salon.db'));
    await rename(draft, join(dataFolder, READY));
  } catch (thrown) {
    await rm(draft, { recursive: true, force: true }).catch(() => {});
    throw toFileError(thrown, dataFolder);
  }
}

/**
 * Applies a scheduled restore; to be called before settings and database are opened. The previous
 * state goes into a folder of its own. Can be killed at any point and called again. Null when there
 * is none. DATA_FOLDER_IN_USE, DISK_FULL, DISK_READ_ONLY: nothing has changed then.
 */
export function applyRestore(dataFolder: string, hold: FolderHold): AppliedRestore | null {
  if (!existsSync(join(dataFolder, READY, NOTE))) return null;
  return hold.alone(() => putInPlace(dataFolder));
}

/** Withdraws a scheduled restore of which nothing has been applied. */
export function withdrawRestore(dataFolder: string): void {
  rmSync(join(dataFolder, READY), { recursive: true, force: true });
}

function putInPlace(dataFolder: string): AppliedRestore {
  const ready = join(dataFolder, READY);
  const note = noteSchema.parse(JSON.parse(readFileSync(join(ready, NOTE), 'utf8')));
  try {
    const aside = join(dataFolder, note.setAside);
    mkdirSync(aside, { recursive: true, mode: 0o700 });
    for (const name of FILES) {
      if (!existsSync(join(ready, name))) continue;
      const suffixes = name === 'salon.db' ? ['', ...BESIDE_DATABASE] : [''];
      for (const suffix of suffixes)
        moveIfThere(join(dataFolder, name + suffix), join(aside, name + suffix));
      renameSync(join(ready, name), join(dataFolder, name));
    }
    // Secrets need the keychain, which is accessed later.
    if (!existsSync(join(ready, SEALED))) rmSync(ready, { recursive: true, force: true });
  } catch (thrown) {
    throw toAppError(toFileError(thrown, dataFolder));
  }
  return note;
}

/** Tells whether a restore is scheduled whose files are not in place yet. */
function isRestoreWaiting(dataFolder: string): boolean {
  return existsSync(join(dataFolder, READY, 'salon.db'));
}

/**
 * Last step, once this computer's key is known: secrets from the backup go into the secret store.
 * KEYCHAIN_UNAVAILABLE: retried at the next start.
 */
export async function applyRestoredSecrets(
  dataFolder: string,
  databaseKey: string,
  secrets: SecretStore,
): Promise<void> {
  const sealed = join(dataFolder, READY, SEALED);
  if (!existsSync(sealed) || isRestoreWaiting(dataFolder)) return;
  for (const [name, value] of unseal(readFileSync(sealed, 'utf8'), databaseKey))
    await secrets.set(name, value);
  await rm(join(dataFolder, READY), { recursive: true, force: true });
}

function moveIfThere(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}

async function writeWhole(path: string, content: string): Promise<void> {
  await writeFile(path, content, { mode: 0o600, flag: 'wx' });
  await syncFile(path);
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function keyFor(databaseKey: string): Buffer {
  return Buffer.from(
    hkdfSync(
      'sha256',
      Buffer.from(databaseKey, 'hex'),
      Buffer.alloc(0),
      'coffee-salon restore',
      32,
    ),
  );
}

function seal(secrets: ReadonlyMap<string, Uint8Array>, databaseKey: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(databaseKey), nonce);
  const plain = JSON.stringify(
    Object.fromEntries(
      Array.from(secrets, ([name, value]) => [name, Buffer.from(value).toString('base64')]),
    ),
  );
  return Buffer.concat([
    nonce,
    cipher.update(plain, 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]).toString('base64');
}

function unseal(text: string, databaseKey: string): Map<string, Uint8Array> {
  const bytes = Buffer.from(text, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(databaseKey), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(-16));
    const plain = Buffer.concat([
      decipher.update(bytes.subarray(12, -16)),
      decipher.final(),
    ]).toString('utf8');
    return new Map(
      Object.entries(carriedSecretsSchema.parse(JSON.parse(plain))).map(([name, value]) => [
        name,
        Buffer.from(value, 'base64'),
      ]),
    );
  } catch (thrown) {
    throw new AppError('BACKUP_DAMAGED', { cause: thrown });
  }
}
