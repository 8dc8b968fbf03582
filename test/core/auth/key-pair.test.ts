import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  createKeyPair,
  importKeyPair,
  privateKeyPem,
  readKeyPair,
} from '../../../src/core/auth/key-pair';
import type { AppError } from '../../../src/core/lib/errors';
import { appErrorIn } from '../../fakes/app-error-of';
import { makeTestKey } from '../../fakes/test-keys';

const { key, pkcs8, pkcs1, publicPem, der } = makeTestKey();

/** SHA-256 of the SPKI bytes inside the PEM, without Node's key objects. */
function fingerprintOf(spkiPem: string): string {
  const body = spkiPem.replaceAll(/-----[^-]+-----|\s/g, '');
  return createHash('sha256').update(Buffer.from(body, 'base64')).digest('hex');
}

const ACCEPTED: ReadonlyArray<[string, string]> = [
  ['PKCS#8', pkcs8],
  ['PKCS#1', pkcs1],
  ['PKCS#8 with Windows line ends', pkcs8.replaceAll('\n', '\r\n')],
  ['PKCS#1 with Windows line ends', pkcs1.replaceAll('\n', '\r\n')],
  ['old Mac line ends', pkcs8.replaceAll('\n', '\r')],
  [String.raw`literal \n as in an environment variable`, pkcs8.replaceAll('\n', String.raw`\n`)],
  [String.raw`literal \r\n`, pkcs8.replaceAll('\n', String.raw`\r\n`)],
  ['double quotes around it', `"${pkcs8.replaceAll('\n', String.raw`\n`)}"`],
  ['single quotes around it', `'${pkcs8}'`],
  ['a JSON document that holds it', JSON.stringify({ private_key: pkcs8, kid: 'x' })],
  ['text before and after', `my key:\n${pkcs8}\nthanks`],
  ['everything on one line', pkcs8.replaceAll('\n', ' ')],
  ['indented lines', pkcs8.replaceAll('\n', '\n    ')],
  ['a byte order mark', `\uFEFF${pkcs8}`],
];

test.each(ACCEPTED)('a key is read from %s', (_name, text) => {
  expect(Buffer.from(importKeyPair(text).privateDer).equals(Buffer.from(der))).toBe(true);
});

test('the fingerprint is the SHA-256 of the public key, computed independently', () => {
  const pair = importKeyPair(pkcs8);
  expect(pair.publicKeyPem).toBe(publicPem);
  expect(pair.fingerprint).toBe(fingerprintOf(publicPem));
  expect(pair.fingerprint).toMatch(/^[0-9a-f]{64}$/);
});

test('a made pair is RSA 2048, different every time, and survives the way through the secret store', async () => {
  const [first, second] = await Promise.all([createKeyPair(), createKeyPair()]);
  expect(first.fingerprint).not.toBe(second.fingerprint);
  expect(readKeyPair(first.privateDer)).toEqual(first);
  expect(importKeyPair(privateKeyPem(first))).toEqual(first);
  expect(first.privateDer.byteLength).toBeLessThan(2500);
  expect(createPrivateKey(privateKeyPem(first)).asymmetricKeyDetails?.modulusLength).toBe(2048);
});

const encryptedPkcs8 = key
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' })
  .toString();
const encryptedPkcs1 = key
  .export({ type: 'pkcs1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'secret' })
  .toString();
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ecPem = ec.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const ecSec1 = ec.privateKey.export({ type: 'sec1', format: 'pem' }).toString();
const edPem = generateKeyPairSync('ed25519')
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
const shortPem = makeTestKey(1024).pkcs8;
const rsaPublic = createPublicKey(key).export({ type: 'pkcs1', format: 'pem' }).toString();

const REFUSED: ReadonlyArray<[string, string, string, AppError['params']]> = [
  ['PKCS#8 with a passphrase', encryptedPkcs8, 'KEY_ENCRYPTED', {}],
  ['PKCS#1 with a passphrase', encryptedPkcs1, 'KEY_ENCRYPTED', {}],
  [
    'PKCS#1 with a passphrase and Windows line ends',
    encryptedPkcs1.replaceAll('\n', '\r\n'),
    'KEY_ENCRYPTED',
    {},
  ],
  ['an elliptic curve key', ecPem, 'KEY_NOT_RSA', { type: 'ec' }],
  ['an elliptic curve key in its own format', ecSec1, 'KEY_NOT_RSA', { type: 'ec' }],
  ['an Ed25519 key', edPem, 'KEY_NOT_RSA', { type: 'ed25519' }],
  ['an RSA key of 1024 bits', shortPem, 'KEY_TOO_SHORT', { bits: 1024 }],
  ['the public key', publicPem, 'KEY_IS_PUBLIC', {}],
  ['the public key in PKCS#1', rsaPublic, 'KEY_IS_PUBLIC', {}],
  ['a certificate', publicPem.replaceAll('PUBLIC KEY', 'CERTIFICATE'), 'KEY_IS_PUBLIC', {}],
  ['nothing', '', 'KEY_INVALID', {}],
  ['a sentence', 'this is my private key, keep it safe', 'KEY_INVALID', {}],
  ['a token', 'pat_canary0123456789canary0123456789', 'KEY_INVALID', {}],
  ['a key without its last line', pkcs8.replace(/-----END[\s\S]*/, ''), 'KEY_INVALID', {}],
  ['a key cut in the middle', pkcs8.slice(0, 400) + pkcs8.slice(800), 'KEY_INVALID', {}],
  [
    'a header around nonsense',
    '-----BEGIN PRIVATE KEY-----\nY2FuYXJ5\n-----END PRIVATE KEY-----',
    'KEY_INVALID',
    {},
  ],
];

describe('refusals', () => {
  test.each(REFUSED)('%s', (_name, text, code, params) => {
    expect(appErrorIn(() => importKeyPair(text))).toMatchObject({ code, params });
  });

  test.each(REFUSED.filter(([, text]) => text.length > 40))(
    'the refusal of %s repeats nothing of the input',
    (_name, text) => {
      const error = appErrorIn(() => importKeyPair(text));
      const told = JSON.stringify([
        error.message,
        error.params,
        String(error.stack),
        inspect(error.cause),
      ]);
      const body = text.replaceAll(/-----[^-]+-----|\s/g, '');
      for (let at = 0; at + 16 <= body.length; at += 16)
        expect(told).not.toContain(body.slice(at, at + 16));
    },
  );

  test('bytes of the store that are no key', () => {
    expect(appErrorIn(() => readKeyPair(new Uint8Array([1, 2, 3]))).code).toBe('KEY_INVALID');
    expect(appErrorIn(() => readKeyPair(new Uint8Array())).code).toBe('KEY_INVALID');
  });
});

test('reading a hostile megabyte takes no time that grows with its square', () => {
  const hostile = '-----BEGIN PRIVATE KEY-----'.repeat(20_000);
  expect(appErrorIn(() => importKeyPair(hostile)).code).toBe('KEY_INVALID');
});
