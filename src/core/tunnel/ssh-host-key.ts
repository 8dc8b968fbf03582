import { createHash } from 'node:crypto';

/**
 * A host key as it is remembered and shown: its type and the fingerprint `ssh-keygen -l` prints.
 * `blob` is the key as it is sent.
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
 * Names of the signatures that a remembered key can give: asked for first, so that a server with
 * several keys shows the same again.
 */
export function algorithmsOf(remembered: string | null): string[] {
  const type = remembered?.split(' ')[0] ?? '';
  if (type === 'ssh-rsa') return ['rsa-sha2-512', 'rsa-sha2-256', 'ssh-rsa'];
  return type === '' ? [] : [type];
}
