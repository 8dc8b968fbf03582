import { createHash } from 'node:crypto';

/**
 * A host key as it is stored and shown: its type and the fingerprint that `ssh-keygen -l` prints.
 * `blob` is the key as sent.
 */
export function describeHostKey(blob: Buffer): string {
  const length = blob.length >= 4 ? blob.readUInt32BE(0) : 0;
  const type = blob
    .subarray(4, 4 + length)
    .toString('latin1')
    .replaceAll(/[^\w@.-]/g, '');
  const digest = createHash('sha256').update(blob).digest('base64').replace(/=+$/, '');
  return `${type} SHA256:${digest}`;
}

/**
 * Signature algorithms of the remembered key: requested first, so that a server with several keys
 * presents the same one.
 */
export function algorithmsOf(remembered: string | null): string[] {
  const type = remembered?.split(' ')[0] ?? '';
  if (type === 'ssh-rsa') return ['rsa-sha2-512', 'rsa-sha2-256', 'ssh-rsa'];
  return type === '' ? [] : [type];
}
