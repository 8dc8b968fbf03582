import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
} from 'node:crypto';
import { promisify } from 'node:util';
import type { ErrorCode } from '../../shared/model/error-view';
import { AppError } from '../lib/errors';

/** The shortest RSA key that Coze's console makes and that we accept, bits. */
const MODULUS_MIN = 2048;

/** A private key, ready for the secret store, and what may be shown of it. */
export interface KeyPair {
  /**
   * PKCS#8 DER of the private key: a secret. About 1.2 KB, so that it fits Windows' credential
   * store.
   */
  privateDer: Uint8Array;
  /** SPKI PEM, to be pasted into Coze's console. */
  publicKeyPem: string;
  /** Lowercase hex SHA-256 of the public key's SPKI DER (guide, step 1.1). */
  fingerprint: string;
  /** Length of the modulus, bits. */
  bits: number;
}

/** Generates an RSA 2048 pair without blocking. */
export async function createKeyPair(): Promise<KeyPair> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: MODULUS_MIN });
  return describeKey(privateKey);
}

/**
 * Reads a pasted key or the text of a key file: PKCS#8 or PKCS#1 PEM, with real, escaped or Windows
 * line endings, in quotes or as a JSON value. KEY_ENCRYPTED, KEY_IS_PUBLIC, KEY_NOT_RSA,
 * KEY_TOO_SHORT or KEY_INVALID; none of them repeats the input.
 */
export function importKeyPair(text: string): KeyPair {
  const pem = normalisePem(text);
  if (/ENCRYPTED/.test(pem)) throw new AppError('KEY_ENCRYPTED');
  if (!pem.includes('PRIVATE KEY'))
    throw new AppError(/PUBLIC KEY|CERTIFICATE/.test(pem) ? 'KEY_IS_PUBLIC' : 'KEY_INVALID');
  return describeKey(parse(() => createPrivateKey({ key: pem, format: 'pem' })));
}

/** The pair of a stored private key. KEY_INVALID when the store holds something else. */
export function readKeyPair(privateDer: Uint8Array): KeyPair {
  return describeKey(
    parse(() => createPrivateKey({ key: Buffer.from(privateDer), format: 'der', type: 'pkcs8' })),
  );
}

/** PKCS#8 PEM of a stored key. Only for a file the user asked for. */
export function privateKeyPem(pair: KeyPair): string {
  return createPrivateKey({ key: Buffer.from(pair.privateDer), format: 'der', type: 'pkcs8' })
    .export({ format: 'pem', type: 'pkcs8' })
    .toString();
}

function describeKey(key: KeyObject): KeyPair {
  if (key.asymmetricKeyType !== 'rsa')
    throw new AppError('KEY_NOT_RSA', { params: { type: key.asymmetricKeyType ?? '?' } });
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < MODULUS_MIN) throw new AppError('KEY_TOO_SHORT', { params: { bits } });
  const publicKey = createPublicKey(key);
  const publicDer = publicKey.export({ format: 'der', type: 'spki' });
  return {
    privateDer: new Uint8Array(key.export({ format: 'der', type: 'pkcs8' })),
    publicKeyPem: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    fingerprint: createHash('sha256').update(publicDer).digest('hex'),
    bits,
  };
}

/** OpenSSL's reasons quote offsets of the input; they are dropped rather than shown. */
function parse(read: () => KeyObject, otherwise: ErrorCode = 'KEY_INVALID'): KeyObject {
  try {
    return read();
  } catch {
    throw new AppError(otherwise);
  }
}

/** Finds the PEM block in pasted text and gives it clean lines of 64 characters. */
function normalisePem(text: string): string {
  const unescaped = text
    .replaceAll(String.raw`\r`, '')
    .replaceAll(String.raw`\n`, '\n')
    .replaceAll('\r', '');
  const block = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/.exec(unescaped);
  if (!block) return '';
  const [, label = '', body = ''] = block;
  if (/Proc-Type|DEK-Info/.test(body)) return 'ENCRYPTED';
  const lines = body.replaceAll(/[^A-Za-z0-9+/=]/g, '').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
