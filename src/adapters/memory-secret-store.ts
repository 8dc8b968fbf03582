import type { SecretStorage } from '../shared/model/app-state';
import type { SecretStore } from '../core/ports/secret-store';

/** Secrets that are lost when the process ends. For `--secrets memory`, the sandbox and tests. */
export class MemorySecretStore implements SecretStore {
  private readonly secrets = new Map<string, Uint8Array>();

  status(): Promise<SecretStorage> {
    return Promise.resolve({ kind: 'memory', available: true });
  }

  get(name: string): Promise<Uint8Array | null> {
    return Promise.resolve(this.secrets.get(name) ?? null);
  }

  set(name: string, value: Uint8Array): Promise<void> {
    this.secrets.set(name, value);
    return Promise.resolve();
  }

  delete(name: string): Promise<void> {
    this.secrets.delete(name);
    return Promise.resolve();
  }
}
