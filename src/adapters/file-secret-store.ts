import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { SecretStorage } from '../shared/model/app-state';
import { AppError } from '../core/lib/errors';
import type { SecretStore } from '../core/ports/secret-store';
import { toFileError } from '../core/storage/file-errors';

const fileSchema = z.record(z.string(), z.base64());

/**
 * Secrets in one file of mode 600, for servers without a keychain. Protected by the file system
 * alone, so only used on request. A file that is damaged, or readable for others, is refused
 * (SECRET_FILE_UNREADABLE) and never overwritten.
 */
export class FileSecretStore implements SecretStore {
  constructor(private readonly path: string) {}

  status(): Promise<SecretStorage> {
    return Promise.resolve({ kind: 'file', available: true });
  }

  async get(name: string): Promise<Uint8Array | null> {
    const stored = this.read().get(name);
    return stored === undefined ? null : new Uint8Array(Buffer.from(stored, 'base64'));
  }

  async set(name: string, value: Uint8Array): Promise<void> {
    this.write(this.read().set(name, Buffer.from(value).toString('base64')));
  }

  async delete(name: string): Promise<void> {
    const secrets = this.read();
    if (secrets.delete(name)) this.write(secrets);
  }

  private read(): Map<string, string> {
    if (!existsSync(this.path)) return new Map();
    try {
      const readableByOthers =
        process.platform !== 'win32' && (statSync(this.path).mode & 0o077) !== 0;
      if (readableByOthers)
        throw new AppError('SECRET_FILE_UNREADABLE', { params: { path: this.path } });
      return new Map(Object.entries(fileSchema.parse(JSON.parse(readFileSync(this.path, 'utf8')))));
    } catch (thrown) {
      throw new AppError('SECRET_FILE_UNREADABLE', { params: { path: this.path }, cause: thrown });
    }
  }

  /** Synced to disk before it replaces the old file: a power cut must not destroy every secret. */
  private write(secrets: ReadonlyMap<string, string>): void {
    const next = `${this.path}.${process.pid}.new`;
    try {
      rmSync(next, { force: true });
      writeFileSync(next, JSON.stringify(Object.fromEntries(secrets)), {
        mode: 0o600,
        flag: 'wx',
        flush: true,
      });
      renameSync(next, this.path);
    } catch (thrown) {
      throw toFileError(thrown, this.path);
    }
  }
}
