import type { SecretStorage } from '../../shared/model/app-state';

/**
 * Storage for secrets. Names are paths such as `profile/<id>/private-key`; values are raw bytes, at
 * most 2,500 (the Windows credential store holds 2,560). Reading without a store returns null;
 * writing throws KEYCHAIN_UNAVAILABLE.
 */
export interface SecretStore {
  status(): Promise<SecretStorage>;
  get(name: string): Promise<Uint8Array | null>;
  set(name: string, value: Uint8Array): Promise<void>;
  /** No error when it does not exist. */
  delete(name: string): Promise<void>;
}
