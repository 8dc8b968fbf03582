import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** One RSA key for a whole test file; making one takes a quarter of a second. */
export interface TestKey {
  key: KeyObject;
  pkcs8: string;
  pkcs1: string;
  publicPem: string;
  der: Uint8Array;
}

export function makeTestKey(bits = 2048): TestKey {
  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: bits });
  return {
    key,
    pkcs8: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    pkcs1: key.export({ type: 'pkcs1', format: 'pem' }).toString(),
    publicPem: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(),
    der: new Uint8Array(key.export({ type: 'pkcs8', format: 'der' })),
  };
}
