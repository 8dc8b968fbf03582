import { randomBytes } from 'node:crypto';
import { AppError } from '../lib/errors';
import type { SecretStore } from '../ports/secret-store';

const NAME = 'database-key';

/**
 * The key of `salon.db` as 64 hex characters, made on first use. Null when it cannot be stored
 * permanently: a database encrypted with a key that is lost at exit could never be read again.
 */
export async function databaseKey(secrets: SecretStore): Promise<string | null> {
  const { kind, available } = await secrets.status();
  if (!available || kind === 'memory') return null;
  try {
    const stored = await secrets.get(NAME);
    if (stored) return Buffer.from(stored).toString('hex');
    const made = randomBytes(32);
    await secrets.set(NAME, made);
    return made.toString('hex');
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'KEYCHAIN_UNAVAILABLE') return null;
    throw thrown;
  }
}
