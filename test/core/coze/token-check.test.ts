import { afterAll, describe, expect, test } from 'vitest';
import { PatTokenSource } from '../../../src/core/auth/token-provider';
import { CozeClient } from '../../../src/core/coze/coze-client';
import { CozeSdk } from '../../../src/core/coze/sdk/coze-sdk';
import { tokenCheck, validateToken, type TokenProbes } from '../../../src/core/coze/token-check';
import { HttpClient } from '../../../src/core/net/http-client';
import { appErrorOf } from '../../fakes/app-error-of';
import { sendJson, startStub, type StubServer } from '../../fakes/stub-server';

type Answers = Readonly<Record<string, readonly [status: number, body: unknown]>>;

const http = new HttpClient({ timeoutMs: () => 2000 });
const tokens = new PatTokenSource('pat_canary0123456789');
afterAll(() => http.dispose());

async function serverWith(
  answers: Answers,
  fallback: readonly [number, unknown],
): Promise<StubServer> {
  return startStub(({ path }, response) => {
    const [status, body] = answers[path.split('?')[0] ?? ''] ?? fallback;
    sendJson(response, status, body, { 'x-tt-logid': 'log-1' });
  });
}

function probesOf({ origin }: StubServer): TokenProbes {
  const coze = new CozeClient(http, tokens, origin);
  return { coze, sdk: new CozeSdk(coze) };
}

const STUDIO_MISSING = [200, { code: 700012006, msg: 'missing session_key in cookie' }] as const;
const CLOUD_MISSING = [
  404,
  { code: 4000, msg: 'Request parameter error: api path not found' },
] as const;
const OK = [200, { code: 0, data: {} }] as const;
const DENIED = [403, { code: 4101, msg: 'no permission' }] as const;
const BAD = [401, { code: 4100, msg: 'authentication is invalid' }] as const;
const NO_CHAT = [200, { code: 4001, msg: 'no such chat' }] as const;
const STUDIO_NO_CHAT = [200, { code: 103000002, msg: 'conversation not found' }] as const;
const STUDIO_BAD = [200, { code: 700012006, msg: 'access token invalid' }] as const;

const VERDICTS: ReadonlyArray<[string, Answers, readonly [number, unknown], boolean, number]> = [
  ['who we are', { '/v1/users/me': OK }, BAD, true, 1],
  ['a refused permission proves the token', { '/v1/users/me': DENIED }, BAD, true, 1],
  ['a refused token', { '/v1/users/me': BAD }, OK, false, 1],
  [
    'no users/me, but workspaces',
    { '/v1/users/me': CLOUD_MISSING, '/v1/workspaces': OK },
    BAD,
    true,
    2,
  ],
  [
    'no users/me at all, as at a Studio: the workspaces, then a chat',
    { '/v3/chat/retrieve': STUDIO_NO_CHAT },
    STUDIO_MISSING,
    true,
    3,
  ],
  ['the same with a bad token', { '/v3/chat/retrieve': STUDIO_BAD }, STUDIO_MISSING, false, 3],
  ['a chat that does not exist', { '/v3/chat/retrieve': NO_CHAT }, CLOUD_MISSING, true, 3],
  ['a server that has none of the paths proves nothing', {}, CLOUD_MISSING, false, 3],
];

test.each(VERDICTS)('%s', async (_name, answers, fallback, valid, asked) => {
  const stub = await serverWith(answers, fallback);
  const verdict = await validateToken(probesOf(stub));
  expect(verdict).toMatchObject({ valid, logid: 'log-1' });
  expect(verdict.reason === null).toBe(valid);
  expect(stub.requests).toHaveLength(asked);
});

test.each([
  ['a server error', [503, {}], 'COZE_SERVER_ERROR'],
  ['too many requests', [429, {}], 'RATE_LIMITED'],
] as const)('%s is no verdict but an error', async (_name, answer, code) => {
  const stub = await serverWith({}, answer);
  expect((await appErrorOf(validateToken(probesOf(stub)))).code).toBe(code);
});

describe('the check', () => {
  const { signal } = new AbortController();

  test('shows only the ends of a good token', async () => {
    const stub = await serverWith({}, OK);
    const outcome = await tokenCheck(probesOf(stub), tokens, []).run(signal);
    expect(outcome).toMatchObject({ status: 'ok', params: { token: 'pat_…6789' }, logid: 'log-1' });
    expect(JSON.stringify(outcome)).not.toContain('canary');
  });

  test('fails with the reason', async () => {
    const stub = await serverWith({}, BAD);
    expect(await tokenCheck(probesOf(stub), tokens, []).run(signal)).toMatchObject({
      status: 'fail',
      error: { code: 'TOKEN_INVALID', logid: 'log-1' },
    });
  });
});
