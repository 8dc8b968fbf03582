import { afterAll, expect, test } from 'vitest';
import { exchangeToken, type ExchangeRequest } from '../../../src/core/auth/token-exchange';
import { HttpClient } from '../../../src/core/net/http-client';
import { appErrorOf } from '../../fakes/app-error-of';
import { sendJson, startStub, type StubServer } from '../../fakes/stub-server';

const http = new HttpClient({ timeoutMs: () => 2000 });
afterAll(() => http.dispose());

const serverNowMs = Date.UTC(2026, 0, 1);
const logid = { 'x-tt-logid': 'log-1' };

function requestTo(
  stub: StubServer,
  onDate: ExchangeRequest['onDate'] = () => {},
): ExchangeRequest {
  return {
    apiBase: stub.origin,
    assertion: 'signed.jwt.here',
    durationSeconds: 900,
    serverNowMs,
    onDate,
  };
}

async function answering(status: number, body: unknown): Promise<StubServer> {
  return startStub((_request, response) => {
    if (typeof body === 'string')
      response.writeHead(status, { 'content-type': 'text/html', ...logid }).end(body);
    else sendJson(response, status, body, logid);
  });
}

test('the assertion travels as a bearer, the grant and the wanted life in the body', async () => {
  const stub = await answering(200, {
    access_token: 'czs_1',
    expires_in: 2_000_000_000,
    token_type: 'Bearer',
  });
  await exchangeToken(http, requestTo(stub));
  const [seen] = stub.requests;
  expect(seen).toMatchObject({ method: 'POST', path: '/api/permission/oauth2/token' });
  expect(seen?.headers.authorization).toBe('Bearer signed.jwt.here');
  expect(JSON.parse(seen?.body ?? '')).toEqual({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    duration_seconds: 900,
  });
});

test.each([
  ['an absolute time', 1_900_000_000, 1_900_000_000_000],
  ['a duration from a foreign server', 600, serverNowMs + 600_000],
  ['nothing: the life that was asked for', undefined, serverNowMs + 900_000],
])('expires_in is %s', async (_name, expires_in, expiresAtMs) => {
  const stub = await answering(200, {
    access_token: 'czs_1',
    ...(expires_in !== undefined && { expires_in }),
  });
  expect(await exchangeToken(http, requestTo(stub))).toEqual({ value: 'czs_1', expiresAtMs });
});

test.each([200, 400, 401, 403, 500])(
  'an OAuth error is one whatever the status: %i',
  async (status) => {
    const body = {
      error_code: 'invalid_client',
      error_message: 'invalid jwt: kid not been registred',
      error: 'invalid_client',
    };
    const error = await appErrorOf(exchangeToken(http, requestTo(await answering(status, body))));
    expect(error).toMatchObject({ code: 'JWT_KID_UNKNOWN', logid: 'log-1', layer: 'jwt' });
  },
);

test('fields that are null do not hide the token or the error', async () => {
  const token = {
    access_token: 'czs_1',
    expires_in: 1_900_000_000,
    error_code: null,
    error_message: null,
    error: null,
    msg: null,
  };
  expect((await exchangeToken(http, requestTo(await answering(200, token)))).value).toBe('czs_1');
  const refusal = {
    access_token: null,
    error_code: 'access_deny',
    error_message: 'invalid app type',
    error: null,
  };
  expect(
    (await appErrorOf(exchangeToken(http, requestTo(await answering(400, refusal))))).code,
  ).toBe('OAUTH_APP_DISABLED');
});

const PAGES: ReadonlyArray<[string, number, unknown, string]> = [
  ['a sign-in page of a network', 200, '<html>Wi-Fi</html>', 'NOT_COZE_RESPONSE'],
  ['a page that is not there', 404, '<html>404</html>', 'NOT_COZE_RESPONSE'],
  ['a redirect to a page', 302, '', 'NOT_COZE_RESPONSE'],
  ["a proxy's page", 502, '<html>bad gateway</html>', 'OAUTH_SERVER_ERROR'],
  [
    'an unknown path at Coze',
    404,
    { code: 4000, msg: 'api path not found' },
    'ENDPOINT_NOT_SERVED',
  ],
  [
    'a path a Studio does not have',
    200,
    { code: 700012006, msg: 'missing session_key in cookie' },
    'ENDPOINT_NOT_SERVED',
  ],
  ['too many requests', 429, { code: 4020, msg: 'rpm' }, 'RATE_LIMITED'],
  ['too many requests, said by a gateway', 429, 'slow down', 'RATE_LIMITED'],
  ['a server error without words', 500, {}, 'OAUTH_SERVER_ERROR'],
  ['an empty object', 200, {}, 'ENDPOINT_NOT_SERVED'],
  ['a list', 200, [], 'NOT_COZE_RESPONSE'],
  ['an empty token', 200, { access_token: '' }, 'NOT_COZE_RESPONSE'],
];

test.each(PAGES)('%s (%i) is told apart', async (_name, status, body, code) => {
  const stub = await answering(status, body);
  const error = await appErrorOf(exchangeToken(http, requestTo(stub)));
  expect(error).toMatchObject({ code, logid: 'log-1' });
});

test('the Date header is handed over, also with a refusal', async () => {
  const dates: Array<string | undefined> = [];
  const stub = await startStub((_request, response) =>
    sendJson(
      response,
      401,
      { error_code: 'invalid_client' },
      { date: 'Thu, 01 Jan 2026 00:00:00 GMT' },
    ),
  );
  await appErrorOf(
    exchangeToken(
      http,
      requestTo(stub, (date) => dates.push(date)),
    ),
  );
  expect(dates).toEqual(['Thu, 01 Jan 2026 00:00:00 GMT']);
});

test('a redirect is not followed, so that the assertion goes nowhere else', async () => {
  const elsewhere = await answering(200, { access_token: 'czs_stolen', expires_in: 900 });
  const stub = await startStub((_request, response) =>
    response.writeHead(307, { location: `${elsewhere.origin}/x` }).end(),
  );
  await appErrorOf(exchangeToken(http, requestTo(stub)));
  expect(elsewhere.requests).toEqual([]);
});
