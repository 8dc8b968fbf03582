import type { Redactor } from '../lib/redact';
import type { SecretStore } from '../ports/secret-store';

/**
 * A secret store that passes every secret to the redactor, in the forms in which it could appear:
 * text as it is, bytes as base64 and hex. A secret that was never read cannot be written to a log
 * either.
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
