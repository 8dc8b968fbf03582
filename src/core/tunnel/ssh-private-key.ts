import { AppError } from '../lib/errors';

/** Errors of `ssh2` and OpenSSL that concern the passphrase, not the key. */
const LOCKED = /passphrase|decrypt|encrypted|integrity/i;

/**
 * Checks a private key in OpenSSH, PEM or PuTTY format. TUNNEL_KEY_INVALID for anything else;
 * TUNNEL_KEY_LOCKED when the passphrase does not open it.
 */
export async function checkPrivateKey(text: string, passphrase: string | null): Promise<void> {
  const { default: ssh2 } = await import('ssh2');
  const key = ssh2.utils.parseKey(text, passphrase ?? undefined);
  // The reason is dropped: it may quote the key.
  if (key instanceof Error)
    throw new AppError(LOCKED.test(key.message) ? 'TUNNEL_KEY_LOCKED' : 'TUNNEL_KEY_INVALID');
  const isPrivate = (Array.isArray(key) ? key : [key]).every((each) => each.isPrivateKey());
  if (!isPrivate) throw new AppError('TUNNEL_KEY_INVALID');
}

/** The same while its passphrase is not known yet. */
export async function checkMaybeLockedKey(text: string): Promise<void> {
  await checkPrivateKey(text, null).catch((thrown: unknown) => {
    if (!(thrown instanceof AppError) || thrown.code !== 'TUNNEL_KEY_LOCKED') throw thrown;
  });
}
