import { AsyncEntry } from '@napi-rs/keyring';
import type { SecretStorage } from '../shared/model/app-state';
import { AppError } from '../core/lib/errors';
import type { SecretStore } from '../core/ports/secret-store';

/**
 * The entry names that keytar would use, so that either library finds them (docs/decisions/0002).
 */
const SERVICE = 'coffee-salon';
/**
 * Without this the Linux backend silently falls back to the kernel's keyring, which a reboot
 * empties.
 */
const OPTIONS = { linux: { store: 'secret-service' } } as const;

/**
 * Secrets in the operating system's keychain: Keychain, Credential Manager or the Secret Service.
 * Values are stored as binary, because Windows counts text twice. `scope` separates data folders
 * other than the default one. Reading without a keychain returns null; writing throws
 * KEYCHAIN_UNAVAILABLE, as does reading an entry that an existing keychain refuses.
 */
export class KeychainSecretStore implements SecretStore {
  constructor(private readonly scope: string = '') {}

  async status(): Promise<SecretStorage> {
    try {
      await this.entry('availability').getSecret();
      return { kind: 'keychain', available: true };
    } catch {
      return { kind: 'keychain', available: false };
    }
  }

  async get(name: string): Promise<Uint8Array | null> {
    try {
      const stored = await this.entry(name).getSecret();
      return stored && Uint8Array.from(stored);
    } catch (thrown) {
      // Null could make a caller replace a secret that just could not be read right now.
      if ((await this.status()).available)
        throw new AppError('KEYCHAIN_UNAVAILABLE', { cause: thrown });
      return null;
    }
  }

  async set(name: string, value: Uint8Array): Promise<void> {
    try {
      await this.entry(name).setSecret(value);
    } catch (thrown) {
      throw new AppError('KEYCHAIN_UNAVAILABLE', { cause: thrown });
    }
  }

  async delete(name: string): Promise<void> {
    try {
      await this.entry(name).deleteCredential();
    } catch (thrown) {
      if ((await this.status()).available)
        throw new AppError('KEYCHAIN_UNAVAILABLE', { cause: thrown });
    }
  }

  private entry(name: string): AsyncEntry {
    return new AsyncEntry(SERVICE, this.scope === '' ? name : `${name} (${this.scope})`, OPTIONS);
  }
}
