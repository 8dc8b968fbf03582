import { randomUUID } from 'node:crypto';
import type { SendProof, WebhookGuardName } from '../../../shared/model/webhook';
import { AppError } from '../../lib/errors';
import { cozeSignature, standardSignature } from '../receive/webhook-auth';

/** The secrets to sign with; those of `ProfileWebhookSecrets`. */
export interface SigningKeys {
  token: string | null;
  guard(name: WebhookGuardName): string | null;
  standardKey(): Buffer | null;
}

/**
 * Proof headers for a request made now, always with a fresh timestamp and nonce.
 * WEBHOOK_GUARD_MISSING without the secret.
 */
export function proofHeaders(
  proof: SendProof,
  body: string,
  keys: SigningKeys,
  now: number,
): Record<string, string> {
  const bytes = Buffer.from(body, 'utf8');
  switch (proof) {
    case 'none':
      return {};
    case 'token':
      return { authorization: `Bearer ${present(keys.token)}` };
    case 'coze-signature': {
      const [timestamp, nonce] = [String(now), randomUUID().replaceAll('-', '')];
      const signature = cozeSignature({
        timestamp,
        nonce,
        verifyToken: present(keys.guard('callback')),
        body: bytes,
      });
      return {
        'x-coze-timestamp': timestamp,
        'x-coze-nonce': nonce,
        'x-coze-signature': signature,
      };
    }
    case 'standard-webhooks': {
      const [timestamp, id] = [String(Math.floor(now / 1000)), `msg_${randomUUID()}`];
      const signature = standardSignature({
        id,
        timestamp,
        key: present(keys.standardKey()),
        body: bytes,
      });
      return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
    }
  }
}

/**
 * How a repetition is signed: like the original where that secret still exists, otherwise with the
 * token.
 */
export function proofLike(method: SendProof, keys: SigningKeys): SendProof {
  if (method === 'coze-signature' && keys.guard('callback') !== null) return method;
  if (method === 'standard-webhooks' && keys.standardKey() !== null) return method;
  return 'token';
}

function present<T>(secret: T | null): T {
  if (secret === null) throw new AppError('WEBHOOK_GUARD_MISSING');
  return secret;
}
