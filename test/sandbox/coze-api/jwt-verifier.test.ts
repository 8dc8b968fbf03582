import { randomUUID } from 'node:crypto';
import { SignJWT, type JWTPayload, importPKCS8 } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { JWT_REFUSALS } from '../../../src/sandbox/coze-api/errors';
import { JwtVerifier } from '../../../src/sandbox/coze-api/jwt-verifier';
import { type ServiceApp, createServiceApp } from '../../../src/sandbox/coze-api/service-app';
import { createSandboxClock } from '../../../src/sandbox/sandbox-clock';

const NOW = 1_800_000_000;
const HOST = '127.0.0.1:4321';
const clock = createSandboxClock(() => NOW * 1000);

let app: ServiceApp;
let stranger: ServiceApp;
beforeAll(async () => {
  app = await createServiceApp();
  stranger = await createServiceApp();
});

async function sign(
  claims: JWTPayload = {},
  header: { kid?: string } = {},
  by = app,
): Promise<string> {
  const payload = {
    iss: app.appId,
    aud: HOST,
    iat: NOW,
    exp: NOW + 600,
    jti: randomUUID(),
    ...claims,
  };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: app.kid, ...header })
    .sign(await importPKCS8(by.privateKeyPem, 'RS256'));
}

async function refusalOf(jwt: string | undefined): Promise<string> {
  try {
    await new JwtVerifier(app, undefined, clock).verify(jwt, HOST);
    return 'accepted';
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  }
}

describe('a JWT is accepted', () => {
  test('when everything is right, with its session name', async () => {
    const jwt = await sign({ session_name: 'guest-7' });
    const verified = await new JwtVerifier(app, undefined, clock).verify(jwt, HOST);
    expect(verified).toEqual({ sessionName: 'guest-7' });
  });

  test.each(['127.0.0.1:4321', '127.0.0.1', 'localhost:4321', 'localhost'])(
    'for the audience %s',
    async (aud) => {
      expect(await refusalOf(await sign({ aud }))).toBe('accepted');
    },
  );

  test('within a minute of clock difference', async () => {
    expect(await refusalOf(await sign({ iat: NOW + 59, exp: NOW + 600 }))).toBe('accepted');
    expect(await refusalOf(await sign({ iat: NOW - 600, exp: NOW - 59 }))).toBe('accepted');
  });
});

describe('a JWT is refused', () => {
  test('when its key or its issuer is unknown, with the text Coze gives', async () => {
    expect(await refusalOf(await sign({}, { kid: 'other' }))).toBe(
      'invalid jwt: kid not been registred',
    );
    expect(await refusalOf(await sign({ iss: 'other' }))).toBe(JWT_REFUSALS.unknownKey);
    expect(await refusalOf(await sign({ iss: '' }))).toBe(JWT_REFUSALS.unknownKey);
  });

  test('when another key signed it', async () => {
    expect(await refusalOf(await sign({}, {}, stranger))).toBe(JWT_REFUSALS.signature);
  });

  test('when it is for another host, also one that only looks alike', async () => {
    expect(await refusalOf(await sign({ aud: 'api.coze.cn' }))).toBe(JWT_REFUSALS.audience);
    expect(await refusalOf(await sign({ aud: '127.0.0.1:9999' }))).toBe(JWT_REFUSALS.audience);
  });

  test('when it is expired, from the future, or has no life', async () => {
    expect(await refusalOf(await sign({ iat: NOW - 700, exp: NOW - 61 }))).toBe(
      JWT_REFUSALS.expired,
    );
    expect(await refusalOf(await sign({ iat: NOW + 61 }))).toBe(JWT_REFUSALS.notYetValid);
    expect(await refusalOf(await sign({ iat: NOW, exp: NOW }))).toBe(JWT_REFUSALS.lifetime);
  });

  test('when its jti is short', async () => {
    expect(await refusalOf(await sign({ jti: 'x'.repeat(31) }))).toBe(JWT_REFUSALS.shortJti);
  });

  test('when it comes a second time', async () => {
    const verifier = new JwtVerifier(app, undefined, clock);
    const jwt = await sign();
    await verifier.verify(jwt, HOST);
    await expect(verifier.verify(jwt, HOST)).rejects.toThrow(JWT_REFUSALS.replayed);
  });

  test('when it is missing, no JWT, or signed symmetrically', async () => {
    expect(await refusalOf(undefined)).toBe(JWT_REFUSALS.empty);
    expect(await refusalOf('nonsense')).toBe(JWT_REFUSALS.malformed);
    const symmetric = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new Uint8Array(32));
    expect(await refusalOf(symmetric)).toBe(JWT_REFUSALS.algorithm);
  });
});

test('with a given API host only that audience is right', async () => {
  const verifier = new JwtVerifier(app, 'api.coze.cn', clock);
  await expect(verifier.verify(await sign({ aud: 'api.coze.cn' }), HOST)).resolves.toBeDefined();
  await expect(verifier.verify(await sign({ aud: HOST }), HOST)).rejects.toThrow(
    JWT_REFUSALS.audience,
  );
});
