import type { Profile, SecretSlot } from '../../shared/model/profile';
import { Emitter } from '../lib/emitter';
import type { SecretStore } from '../ports/secret-store';

/** Where a secret is kept: in the store, or in memory until the app ends. */
export type Keep = 'keychain' | 'this-run';

/** The secrets of profiles, by name. A secret kept for this run hides the stored one. */
export class SecretVault {
  /** The name of a secret that was set or deleted. */
  readonly changed = new Emitter<string>();
  private readonly thisRun = new Map<string, Uint8Array>();

  constructor(readonly store: SecretStore) {}

  /** Tells whether the store can be read now; while it cannot, a missing secret means nothing. */
  async isAvailable(): Promise<boolean> {
    return (await this.store.status()).available;
  }

  async get(name: string): Promise<Uint8Array | null> {
    return this.thisRun.get(name) ?? this.store.get(name);
  }

  async set(name: string, value: Uint8Array, keep: Keep): Promise<void> {
    if (keep === 'this-run') {
      this.thisRun.set(name, value);
    } else {
      await this.store.set(name, value);
      this.thisRun.delete(name);
    }
    this.changed.emit(name);
  }

  async delete(name: string): Promise<void> {
    this.thisRun.delete(name);
    await this.store.delete(name);
    this.changed.emit(name);
  }
}

/** Name of a profile's private key (PKCS#8 DER) in the store. */
export function privateKeyName(profileId: string, slot: SecretSlot = 'a'): string {
  return `profile/${profileId}/private-key${slot === 'a' ? '' : '-b'}`;
}

/** Name of a KAI server's key (UTF-8) in the store. */
export function kaiKeyName(serverId: string): string {
  return `kai/${serverId}/api-key`;
}

/** Tells whether this is the name of a KAI server's key. */
export function isKaiKey(name: string): boolean {
  return name.startsWith('kai/');
}

/** Name of a profile's personal access token (UTF-8) in the store. */
export function patName(profileId: string, slot: SecretSlot = 'a'): string {
  return `profile/${profileId}/pat${slot === 'a' ? '' : '-b'}`;
}

/** Name of the secret a profile signs in with. */
export function secretNameOf({ id, auth }: Pick<Profile, 'id' | 'auth'>, slot: SecretSlot): string {
  return auth === 'jwt' ? privateKeyName(id, slot) : patName(id, slot);
}

/** The unused slot. */
export function otherSlot(slot: SecretSlot): SecretSlot {
  return slot === 'a' ? 'b' : 'a';
}

/**
 * Names of a profile's webhook secrets (UTF-8) in the store; an empty id for those from before the
 * first profile.
 */
export function webhookSecretNames(
  profileId: string,
): Record<'token' | 'callback' | 'standard' | 'trigger', string> {
  const place = profileId === '' ? 'webhook' : `profile/${profileId}/webhook`;
  return {
    token: `${place}/token`,
    callback: `${place}/verify-token`,
    standard: `${place}/standard-secret`,
    trigger: `${place}/trigger-token`,
  };
}

/** All names under which a profile may have secrets; keys of KAI servers belong to the servers. */
export function secretNamesOf(profileId: string): string[] {
  const slots: SecretSlot[] = ['a', 'b'];
  return [
    ...slots.flatMap((slot) => [privateKeyName(profileId, slot), patName(profileId, slot)]),
    ...Object.values(webhookSecretNames(profileId)),
  ];
}
