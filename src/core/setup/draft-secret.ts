import { createHash } from 'node:crypto';
import type { WizardSecret } from '../../shared/model/wizard';
import { AppError } from '../lib/errors';
import type { ConnectionSecret } from './pending-secret';
import type { SecretSlot } from '../../shared/model/profile';
import { patName, privateKeyName, secretNameOf, type Keep, type SecretVault } from './secret-vault';

type Auth = 'jwt' | 'pat';

/** An accepted secret, and where it is kept. */
interface Held {
  secret: ConnectionSecret;
  place: WizardSecret['place'];
}

/** Where a secret may be stored: under this name (empty for none), in this slot. */
export interface SecretPlace {
  id: string;
  slot: SecretSlot;
}

/** Reads a stored private key. */
export interface StoredKeyReader {
  read(privateDer: Uint8Array): {
    privateDer: Uint8Array;
    fingerprint: string;
    publicKeyPem: string;
  };
}

/**
 * The key and the token of a connection being set up. They are stored as soon as they are accepted,
 * because Coze shows each only once; without a keychain they are kept until the app ends.
 */
export class DraftSecret {
  private readonly held = new Map<Auth, Held>();

  constructor(
    private readonly vault: SecretVault,
    private readonly keys: StoredKeyReader,
  ) {}

  get(auth: Auth): ConnectionSecret | null {
    return this.held.get(auth)?.secret ?? null;
  }

  /** A marker that changes with the secret and reveals nothing about it. */
  mark(auth: Auth): string | null {
    const secret = this.get(auth);
    if (!secret) return null;
    return secret.kind === 'key'
      ? secret.publicView.fingerprint
      : createHash('sha256').update(secret.value).digest('hex').slice(0, 12);
  }

  view(auth: Auth): WizardSecret {
    const held = this.held.get(auth);
    const shown = held?.secret.kind === 'key' ? held.secret.publicView : null;
    return {
      secret: held ? 'set' : 'not-set',
      place: held?.place ?? 'keychain',
      fingerprint: shown?.fingerprint ?? null,
      publicKeyPem: shown?.publicKeyPem ?? null,
    };
  }

  /**
   * Loads the secret from the first of these places that has one. A damaged key, or one in a locked
   * keychain, counts as missing.
   */
  async load(places: readonly SecretPlace[]): Promise<void> {
    this.held.clear();
    for (const place of places) {
      for (const auth of ['jwt', 'pat'] as const) {
        const secret = this.held.has(auth)
          ? null
          : await this.stored(place, auth).catch(() => null);
        if (secret) this.held.set(auth, { secret, place: 'keychain' });
      }
    }
  }

  /** Stores a secret under this name. Without a keychain it is kept for this run. */
  async take(id: string, secret: ConnectionSecret): Promise<void> {
    const place = await this.put(id, secret, 'keychain').then(
      () => 'keychain' as const,
      async (thrown: unknown) => {
        if (!(thrown instanceof AppError && thrown.code === 'KEYCHAIN_UNAVAILABLE')) throw thrown;
        await this.put(id, secret, 'this-run');
        return 'this-run' as const;
      },
    );
    this.held.set(secret.kind === 'key' ? 'jwt' : 'pat', { secret, place });
  }

  /** Records that the secret was stored permanently. */
  recordKept(auth: Auth, place: Keep): void {
    const secret = this.get(auth);
    if (secret) this.held.set(auth, { secret, place });
  }

  /** Removes the secret in memory and the one stored under this name. */
  async forget(id: string): Promise<void> {
    this.held.clear();
    await this.erase(id);
  }

  /** Removes the secret stored under this name; the one in memory stays. */
  async erase(id: string): Promise<void> {
    if (id === '') return;
    await this.vault.delete(privateKeyName(id)).catch(() => {});
    await this.vault.delete(patName(id)).catch(() => {});
  }

  private put(id: string, secret: ConnectionSecret, keep: Keep): Promise<void> {
    if (secret.kind === 'key') return this.vault.set(privateKeyName(id), secret.privateDer, keep);
    return this.vault.set(patName(id), Buffer.from(secret.value, 'utf8'), keep);
  }

  private async stored({ id, slot }: SecretPlace, auth: Auth): Promise<ConnectionSecret | null> {
    if (id === '') return null;
    const bytes = await this.vault.get(secretNameOf({ id, auth }, slot));
    if (!bytes) return null;
    return auth === 'jwt'
      ? keySecret(this.keys.read(bytes))
      : { kind: 'pat', value: Buffer.from(bytes).toString('utf8') };
  }
}

/** A key in the form a connection uses. */
export function keySecret({
  privateDer,
  fingerprint,
  publicKeyPem,
}: ReturnType<StoredKeyReader['read']>): ConnectionSecret & { kind: 'key' } {
  return { kind: 'key', privateDer, publicView: { fingerprint, publicKeyPem } };
}
