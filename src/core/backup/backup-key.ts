import { createHmac, hkdfSync, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { AppError } from '../lib/errors';
import type { SecretStore } from '../ports/secret-store';
import type { KeyRecipe } from './backup-header';

/** Name in the secret store of the key for this computer's backups. */
const BACKUP_KEY_NAME = 'backup/key';
/**
 * scrypt with N = 2^17, r = 8, p = 1: 128 MB and about half a second per guess. Source: OWASP
 * password storage.
 */
const COST_LOG2 = 17;
const SALT_BYTES = 32;

/** What opens a backup: its passphrase, or this computer's keychain. */
export type BackupLock =
  | { kind: 'passphrase'; passphrase: string; costLog2?: number }
  | { kind: 'keychain' };

/** A recipe for a new file, with its own salt, so that no two files share a key. */
export function newRecipe(lock: BackupLock): KeyRecipe {
  const salt = randomBytes(SALT_BYTES).toString('base64');
  return lock.kind === 'keychain'
    ? { kind: 'keychain', salt }
    : { kind: 'passphrase', salt, costLog2: lock.costLog2 ?? COST_LOG2 };
}

/** The keys of backup files, derived from a passphrase or from a key in the secret store. */
export class BackupKeys {
  constructor(private readonly secrets: SecretStore) {}

  /** The key for a new file; the one in the keychain is made on first use. KEYCHAIN_UNAVAILABLE. */
  async create(recipe: KeyRecipe, lock: BackupLock): Promise<Buffer> {
    if (lock.kind === 'passphrase') return derive(recipe, lock.passphrase);
    const stored = await this.stored();
    if (stored) return expand(recipe, stored);
    const made = randomBytes(32);
    await this.secrets.set(BACKUP_KEY_NAME, made);
    return expand(recipe, made);
  }

  /**
   * The key of an existing file. BACKUP_PASSPHRASE_NEEDED, BACKUP_PASSPHRASE_WRONG,
   * BACKUP_KEY_MISSING.
   */
  async open(recipe: KeyRecipe, keyCheck: string, passphrase: string | null): Promise<Buffer> {
    const key = await this.find(recipe, passphrase);
    const isRight = timingSafeEqual(
      Buffer.from(checkOf(key), 'base64'),
      paddedTo(32, Buffer.from(keyCheck, 'base64')),
    );
    if (isRight) return key;
    throw new AppError(
      recipe.kind === 'passphrase' ? 'BACKUP_PASSPHRASE_WRONG' : 'BACKUP_KEY_MISSING',
    );
  }

  private async find(recipe: KeyRecipe, passphrase: string | null): Promise<Buffer> {
    if (recipe.kind === 'passphrase') {
      if (passphrase === null || passphrase === '') throw new AppError('BACKUP_PASSPHRASE_NEEDED');
      return derive(recipe, passphrase);
    }
    const stored = await this.stored();
    if (!stored) throw new AppError('BACKUP_KEY_MISSING');
    return expand(recipe, stored);
  }

  private async stored(): Promise<Uint8Array | null> {
    if (!(await this.secrets.status()).available) throw new AppError('KEYCHAIN_UNAVAILABLE');
    return this.secrets.get(BACKUP_KEY_NAME);
  }
}

/** Identifies the right key without decrypting a chunk. */
export function checkOf(key: Buffer): string {
  return createHmac('sha256', key).update('coffee-salon backup key check').digest('base64');
}

async function derive(recipe: KeyRecipe, passphrase: string): Promise<Buffer> {
  if (recipe.kind !== 'passphrase') throw new AppError('INTERNAL');
  const N = 2 ** recipe.costLog2;
  return new Promise((resolve, reject) => {
    scrypt(
      passphrase.normalize('NFC'),
      Buffer.from(recipe.salt, 'base64'),
      32,
      { N, r: 8, p: 1, maxmem: 256 * N * 8 },
      (error, key) => {
        if (error) reject(error);
        else resolve(key);
      },
    );
  });
}

function expand(recipe: KeyRecipe, secret: Uint8Array): Buffer {
  return Buffer.from(
    hkdfSync('sha256', secret, Buffer.from(recipe.salt, 'base64'), 'coffee-salon backup', 32),
  );
}

function paddedTo(length: number, bytes: Buffer): Buffer {
  return bytes.length === length ? bytes : Buffer.alloc(length);
}
