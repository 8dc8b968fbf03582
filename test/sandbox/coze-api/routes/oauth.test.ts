import { randomUUID } from 'node:crypto';
import { SignJWT, importPKCS8 } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { SandboxClient, openSandbox } from '../sandbox-client';

const GRANT_JWT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const GRANT_DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';
const REDIRECT = 'http://127.0.0.1:9/callback';

let client: SandboxClient;
let skewSeconds = 0;
beforeEach(async () => {
  skewSeconds = 0;
  client = await openSandbox({ now: () => Date.now() + skewSeconds * 1000 });
});
afterEach(() => client.sandbox.close());

async function sign(claims: Record<string, unknown> = {}): Promise<string> {
  const { apiBase, appId, kid, privateKeyPem } = client.sandbox.coze;
  const now = Math.floor(Date.now() / 1000) + skewSeconds;
  const payload = {
    iss: appId,
    aud: new URL(apiBase).host,
    iat: now,
    exp: now + 600,
    jti: randomUUID(),
    ...claims,
  };
  const key = await importPKCS8(privateKeyPem, 'RS256');
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(key);
}

async function askToken(
  bearer: string,
  body: Record<string, unknown>,
): Promise<{ status: number; logid: string | null; body: Record<string, unknown> }> {
  const asking = new SandboxClient(client.sandbox, bearer);
  const response = await asking.fetch('POST', '/api/permission/oauth2/token', body);
  const answer = z.record(z.string(), z.unknown()).parse(await response.json());
  return { status: response.status, logid: response.headers.get('x-tt-logid'), body: answer };
}

async function signIn(sessionName: string): Promise<SandboxClient> {
  const { body } = await askToken(await sign({ session_name: sessionName }), {
    grant_type: GRANT_JWT,
  });
  return new SandboxClient(client.sandbox, String(body['access_token']));
}

describe('the JWT grant', () => {
  test('answers flat, with an absolute expiry of 900 seconds unless told', async () => {
    const { body } = await askToken(await sign(), { grant_type: GRANT_JWT });
    expect(Object.keys(body).toSorted()).toEqual(['access_token', 'expires_in', 'token_type']);
    expect(Math.abs(Number(body['expires_in']) - Date.now() / 1000 - 900)).toBeLessThan(3);
  });

  test('gives a token that dies at its expiry, by the sandbox clock', async () => {
    const { body } = await askToken(await sign(), { grant_type: GRANT_JWT, duration_seconds: 60 });
    const asking = new SandboxClient(client.sandbox, String(body['access_token']));
    expect((await asking.call('GET', '/v1/users/me')).code).toBe(0);
    skewSeconds = 61;
    expect(await asking.call('GET', '/v1/users/me')).toMatchObject({ status: 401, code: 4100 });
  });

  test('gives tokens that can be revoked', async () => {
    const { body } = await askToken(await sign(), { grant_type: GRANT_JWT });
    client.sandbox.inspect.revokeTokens();
    expect(
      (
        await new SandboxClient(client.sandbox, String(body['access_token'])).call(
          'GET',
          '/v1/users/me',
        )
      ).code,
    ).toBe(4100);
    expect(client.sandbox.inspect.tokenRequests()).toBe(1);
  });

  test('refuses a JWT with the flat error body, HTTP 401 and a log id', async () => {
    const refused = await askToken(await sign({ iss: 'someone' }), { grant_type: GRANT_JWT });
    expect(refused.status).toBe(401);
    expect(refused.logid).toMatch(/^[0-9A-F]{34}$/);
    expect(refused.body).toEqual({
      error_code: 'invalid_client',
      error_message: 'invalid jwt: kid not been registred',
      error: 'invalid_client',
    });
  });

  test('judges the JWT by the skewed clock', async () => {
    const jwt = await sign();
    skewSeconds = 3600;
    expect((await askToken(jwt, { grant_type: GRANT_JWT })).body['error_message']).toBe(
      'invalid jwt: token is expired',
    );
    skewSeconds = -3600;
    const early = await askToken(jwt, { grant_type: GRANT_JWT });
    expect(early.body['error_message']).toBe('invalid jwt: token used before issued');
  });

  test('refuses durations over 86399 seconds by naming the field', async () => {
    const refused = await askToken(await sign(), {
      grant_type: GRANT_JWT,
      duration_seconds: 86_400,
    });
    expect(refused).toMatchObject({
      status: 400,
      body: { error_code: 'invalid_request', error_message: 'invalid request: duration_seconds' },
    });
  });

  test('isolates conversations by session name', async () => {
    const [anna, bert] = [await signIn('anna'), await signIn('bert')];
    const conversation = await anna.createConversation();
    const path = `/v1/conversation/retrieve?conversation_id=${conversation}`;
    expect((await anna.call('GET', path)).code).toBe(0);
    expect((await bert.call('GET', path)).code).toBe(4002);
  });
});

test('an unknown grant and a body that is no JSON are named', async () => {
  expect((await askToken('x', { grant_type: 'password' })).body['error_code']).toBe(
    'unsupported_grant_type',
  );
  expect((await askToken('x', {})).body['error_message']).toBe('invalid request: grant_type');
});

function authorize(query: Record<string, string>): Promise<Response> {
  const { apiBase, publicClientId } = client.sandbox.coze;
  const params = new URLSearchParams({
    response_type: 'code',
    client_id: publicClientId,
    redirect_uri: REDIRECT,
    ...query,
  });
  return fetch(`${apiBase}/api/permission/oauth2/authorize?${params.toString()}`, {
    redirect: 'manual',
  });
}

describe('the authorize page', () => {
  test.each([
    [{ redirect_uri: 'https://evil.example/' }, 'redirect_uri'],
    [{ redirect_uri: 'nonsense' }, 'redirect_uri'],
    [{ client_id: 'nobody' }, 'client_id'],
    [{ response_type: 'token' }, 'response_type'],
    [{ code_challenge: 'x', code_challenge_method: 'plain' }, 'code_challenge_method'],
  ])('refuses %o', async (query, parameter) => {
    const response = await authorize(query);
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { error_message: `invalid request: ${parameter}` },
    ]);
  });

  test('gives a code that works once, and with PKCE only for its verifier', async () => {
    const location =
      (await authorize({ code_challenge: 'x', code_challenge_method: 'S256' })).headers.get(
        'location',
      ) ?? '';
    const code = new URL(location).searchParams.get('code');
    const body = {
      grant_type: 'authorization_code',
      client_id: client.sandbox.coze.publicClientId,
      redirect_uri: REDIRECT,
      code,
    };
    expect((await askToken('', { ...body, code_verifier: 'wrong' })).body['error_message']).toBe(
      'invalid request: code_verifier',
    );
    expect((await askToken('', { ...body, code_verifier: 'wrong' })).body['error_message']).toBe(
      'invalid request: code',
    );
  });

  test('gives a web app tokens only for its secret', async () => {
    const { webClientId } = client.sandbox.coze;
    const location = (await authorize({ client_id: webClientId })).headers.get('location') ?? '';
    const code = new URL(location).searchParams.get('code');
    const body = {
      grant_type: 'authorization_code',
      client_id: webClientId,
      redirect_uri: REDIRECT,
      code,
    };
    expect(await askToken('wrong', body)).toMatchObject({
      status: 401,
      body: { error_code: 'invalid_client' },
    });
  });
});

test('a device that polls too fast is slowed down, and one too late is told so', async () => {
  const { publicClientId } = client.sandbox.coze;
  const start = await client.fetch('POST', '/api/permission/oauth2/device/code', {
    client_id: publicClientId,
  });
  const device = z.looseObject({ device_code: z.string() }).parse(await start.json());
  expect(device).toMatchObject({ expires_in: 300, interval: 5 });
  const poll = {
    grant_type: GRANT_DEVICE,
    client_id: publicClientId,
    device_code: device.device_code,
  };
  expect((await askToken('', poll)).body['error']).toBe('authorization_pending');
  expect((await askToken('', poll)).body['error']).toBe('slow_down');
  skewSeconds = 301;
  expect((await askToken('', poll)).body['error']).toBe('expired_token');
});
