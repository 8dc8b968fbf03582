import type { AuditSink } from '../ports/audit';
import type { SecretStore } from '../ports/secret-store';

/** Made and used by the app alone; nobody sets them. */
const OWN: ReadonlySet<string> = new Set(['database-key', 'backup/key']);

/** The first one is made by the app; a person has it replaced. */
const MADE = /(?:^|\/)webhook\/token$/;

/** A secret store that records its changes in the audit log: names, never values. */
export class AuditedSecretStore implements SecretStore {
  constructor(
    private readonly store: SecretStore,
    private readonly audit: AuditSink,
  ) {}

  status(): ReturnType<SecretStore['status']> {
    return this.store.status();
  }

  get(name: string): Promise<Uint8Array | null> {
    return this.store.get(name);
  }

  async set(name: string, value: Uint8Array): Promise<void> {
    // A store that cannot be read right now must not prevent setting a secret.
    const before = await this.store.get(name).catch(() => null);
    await this.store.set(name, value);
    if (before && Buffer.from(before).equals(Buffer.from(value))) return;
    this.record(before ? 'secret.replaced' : 'secret.set', name, !before && MADE.test(name));
  }

  async delete(name: string): Promise<void> {
    const before = await this.store.get(name).catch(() => null);
    await this.store.delete(name);
    if (before) this.record('secret.deleted', name);
  }

  private record(action: string, name: string, isMade = false): void {
    this.audit.record({
      action,
      subject: name,
      ...(isMade || OWN.has(name) ? { actor: 'app' } : {}),
    });
  }
}
