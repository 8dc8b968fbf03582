import type { Redactor } from '../lib/redact';
import type { SecretStore } from '../ports/secret-store';

/**
 * A secret store that tells the redactor every secret that passes, in whatever form it is kept:
 * text as it stands, bytes as the base64 and hex in which they would show. What was never read
 * cannot be written anywhere either.
 */
export class LearningSecretStore implements SecretStore {
  constructor(
    private readonly store: SecretStore,
    private readonly redactor: Redactor,
  ) {}

  status(): ReturnType<SecretStore['status']> {
    return this.store.status();
  }

  async get(name: string): Promise<Uint8Array | null> {
    const value = await this.store.get(name);
    if (value) this.redactor.learnBytes(value);
    return value;
  }

  async set(name: string, value: Uint8Array): Promise<void> {
    this.redactor.learnBytes(value);
    await this.store.set(name, value);
  }

  delete(name: string): Promise<void> {
    return this.store.delete(name);
  }
}
