import { webcrypto } from 'node:crypto';
import { decodeProtectedHeader, importSPKI, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { JwtSigner } from '../../../src/core/auth/jwt-assertion';
import { makeTestKey } from '../../fakes/test-keys';

const { der, publicPem } = makeTestKey();
const nowMs = Date.UTC(2026, 5, 1, 12, 0, 0, 987);
const verifyOptions = {
  currentDate: new Date(nowMs),
  audience: 'api.coze.cn',
  issuer: 'app-1',
  algorithms: ['RS256'],
};

test('an assertion has the claims of the guide, step 3.1, and a signature that jose accepts', async () => {
  const jwt = await new JwtSigner(der, 'app-1', 'kid-1').sign({ audience: 'api.coze.cn', nowMs });
  const { payload, protectedHeader } = await jwtVerify(
    jwt,
    await importSPKI(publicPem, 'RS256'),
    verifyOptions,
  );
  expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'kid-1' });
  const iat = Math.floor(nowMs / 1000);
  expect(payload).toMatchObject({ iss: 'app-1', aud: 'api.coze.cn', iat });
  expect(payload.exp).toBeGreaterThan(iat);
  expect(payload.exp).toBeLessThanOrEqual(iat + 3600);
  expect(payload).not.toHaveProperty('session_name');
});

test('every assertion has a fresh jti of at least 32 characters', async () => {
  const signer = new JwtSigner(der, 'app-1', 'kid-1');
  const publicKey = await importSPKI(publicPem, 'RS256');
  const ids = await Promise.all(
    Array.from({ length: 50 }, async () => {
      const { payload } = await jwtVerify(
        await signer.sign({ audience: 'api.coze.cn', nowMs }),
        publicKey,
        verifyOptions,
      );
      return String(payload.jti);
    }),
  );
  expect(new Set(ids).size).toBe(50);
  expect(Math.min(...ids.map((id) => id.length))).toBeGreaterThanOrEqual(32);
});

test('a session name becomes a claim', async () => {
  const jwt = await new JwtSigner(der, 'app-1', 'kid-1').sign({
    audience: 'api.coze.cn',
    nowMs,
    sessionName: '张三',
  });
  const { payload } = await jwtVerify(jwt, await importSPKI(publicPem, 'RS256'), verifyOptions);
  expect(payload['session_name']).toBe('张三');
});

test('the key is imported once, not exportable, for any number of assertions', async () => {
  const imports: Array<Awaited<ReturnType<typeof webcrypto.subtle.importKey>>> = [];
  const original = webcrypto.subtle.importKey.bind(webcrypto.subtle);
  const watched = async (
    ...parameters: Parameters<typeof original>
  ): ReturnType<typeof original> => {
    const imported = await original(...parameters);
    imports.push(imported);
    return imported;
  };
  Object.defineProperty(webcrypto.subtle, 'importKey', { value: watched, configurable: true });
  try {
    const signer = new JwtSigner(der, 'app-1', 'kid-1');
    await Promise.all(
      Array.from({ length: 10 }, () => signer.sign({ audience: 'api.coze.cn', nowMs })),
    );
  } finally {
    Reflect.deleteProperty(webcrypto.subtle, 'importKey');
  }
  expect(imports.map(({ extractable, usages }) => ({ extractable, usages }))).toEqual([
    { extractable: false, usages: ['sign'] },
  ]);
});

test('the kid is passed on as Coze shows it', async () => {
  const jwt = await new JwtSigner(der, 'app-1', 'AA:BB cc').sign({
    audience: 'api.coze.com',
    nowMs,
  });
  expect(decodeProtectedHeader(jwt).kid).toBe('AA:BB cc');
});
