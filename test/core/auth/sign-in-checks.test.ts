import { expect, test } from 'vitest';
import { AppError } from '../../../src/core/lib/errors';
import { importKeyPair } from '../../../src/core/auth/key-pair';
import { fingerprintCheck, keyCheck } from '../../../src/core/auth/sign-in-checks';
import { makeTestKey } from '../../fakes/test-keys';

const key = importKeyPair(makeTestKey().pkcs8);
const { signal } = new AbortController();

test.each([
  ['as we show it', key.fingerprint],
  ['in capitals', key.fingerprint.toUpperCase()],
  ['with colons', key.fingerprint.replaceAll(/(..)(?!$)/g, '$1:')],
  ['with spaces around it', ` ${key.fingerprint} \n`],
])('a kid %s is the fingerprint of the key', async (_name, kid) => {
  expect(await fingerprintCheck({ key, kid }).run(signal)).toMatchObject({ status: 'ok' });
});

test('another kid is a warning, not a failure: Coze decides', async () => {
  expect(await fingerprintCheck({ key, kid: 'a1b2' }).run(signal)).toMatchObject({
    status: 'warn',
  });
});

test('the length that is told is the length of this key', async () => {
  const long = importKeyPair(makeTestKey(3072).pkcs8);
  expect(await keyCheck({ key: long, warning: () => null }).run(signal)).toMatchObject({
    params: { bits: 3072 },
  });
});

const old = new AppError('KEY_OLD', { params: { days: 91 } });

test('an old key is a warning with its age, and still a key', async () => {
  expect(await keyCheck({ key, warning: () => old }).run(signal)).toMatchObject({
    status: 'warn',
    error: { code: 'KEY_OLD', layer: 'key' },
    params: { days: 91 },
  });
});
