import type { SecretStore } from '../ports/secret-store';

/** Where a person wants a secret kept: in the store, or in memory until the app ends. */
export type Keep = 'keychain' | 'this-run';

/** The secrets of profiles, by name. What is kept for this run only hides what the store holds. */
export class SecretVault {
  private readonly thisRun = new Map<string, Uint8Array>();

  constructor(readonly store: SecretStore) {}

  async get(name: string): Promise<Uint8Array | null> {
    return this.thisRun.get(name) ?? this.store.get(name);
  }

  async set(name: string, value: Uint8Array, keep: Keep): Promise<void> {
    if (keep === 'this-run') {
      this.thisRun.set(name, value);
      return;
    }
    await this.store.set(name, value);
    this.thisRun.delete(name);
  }

  async delete(name: string): Promise<void> {
    this.thisRun.delete(name);
    await this.store.delete(name);
  }
}

/** Name of a profile's private key (PKCS#8 DER) in the store. */
export function privateKeyName(profileId: string): string {
  return `profile/${profileId}/private-key`;
}

/** Name of a KAI server's key (UTF-8) in the store. */
export function kaiKeyName(serverId: string): string {
  return `kai/${serverId}/api-key`;
}

/** Name of a profile's personal access token (UTF-8) in the store. */
export function patName(profileId: string): string {
  return `profile/${profileId}/pat`;
}
