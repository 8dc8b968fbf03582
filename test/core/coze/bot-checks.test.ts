import { afterAll, describe, expect, test } from 'vitest';
import { PatTokenSource } from '../../../src/core/auth/token-provider';
import {
  botCheck,
  publishedCheck,
  scopeCheck,
  workspaceCheck,
} from '../../../src/core/coze/bot-checks';
import { BotReads } from '../../../src/core/coze/bot-reads';
import { CozeClient } from '../../../src/core/coze/coze-client';
import { CozeSdk } from '../../../src/core/coze/sdk/coze-sdk';
import { runChecks, type RawCheckResult } from '../../../src/core/health/doctor';
import type { HealthCheck } from '../../../src/core/ports/health-check';
import { HttpClient } from '../../../src/core/net/http-client';
import { sendJson, startStub, type StubServer } from '../../fakes/stub-server';

const http = new HttpClient({ timeoutMs: () => 2000 });
const tokens = new PatTokenSource('pat_canary0123456789');
afterAll(() => http.dispose());

const workspaces = (...names: string[]) =>
  [
    200,
    { code: 0, data: { workspaces: names.map((name) => ({ id: `id-${name}`, name })) } },
  ] as const;
const bots = (...ids: string[]) =>
  [200, { code: 0, data: { items: ids.map((id) => ({ id, name: `bot ${id}` })) } }] as const;
const OK = [200, { code: 0, data: { name: 'Barista' } }] as const;
const DENIED = [403, { code: 4101, msg: 'no permission' }] as const;
const UNPUBLISHED = [200, { code: 4015, msg: 'The bot is not published to API' }] as const;
const UNKNOWN = [200, { code: 4200, msg: 'bot not found' }] as const;
type Answer = readonly [status: number, body: unknown];

/** A Coze that answers these paths so; `/v1/bots?<workspace>` goes before `/v1/bots`. */
async function look(answers: Record<string, Answer>): Promise<{
  results: Record<string, RawCheckResult>;
  told: Record<string, string>;
  stub: StubServer;
  again: () => Promise<unknown>;
}> {
  const all: Record<string, Answer> = {
    '/v1/workspaces': workspaces('Salon'),
    '/v1/bots': bots('1'),
    '/v1/conversations': OK,
    '/v1/bot/get_online_info': OK,
    ...answers,
  };
  const stub = await startStub(({ path }, response) => {
    const url = new URL(path, 'http://stub');
    const [status, body] = all[`${url.pathname}?${url.searchParams.get('workspace_id') ?? ''}`] ??
      all[url.pathname] ?? [404, {}];
    sendJson(response, status, body, { 'x-tt-logid': `log ${url.pathname}` });
  });
  const reads = new BotReads(new CozeSdk(new CozeClient(http, tokens, stub.origin)), '1');
  const token: HealthCheck = {
    id: 'token',
    layer: 'token',
    needs: [],
    run: () => Promise.resolve({ status: 'ok' }),
  };
  const run = (): Promise<RawCheckResult[]> =>
    runChecks(
      [token, scopeCheck(reads), workspaceCheck(reads), botCheck(reads), publishedCheck(reads)],
      new AbortController().signal,
    );
  const results = Object.fromEntries((await run()).map((result) => [result.id, result]));
  const told = Object.fromEntries(
    Object.values(results).map(({ id, status, error, skippedBecause }) => [
      id,
      error?.code ?? skippedBecause ?? status,
    ]),
  );
  return { results, told, stub, again: run };
}

describe('what a token may do and where the bot is', () => {
  test(
    'all is well: both readable scopes are named, workspace and bot by name, each read once, ' +
      'each with its logid',
    async () => {
      const { results, told, stub, again } = await look({});
      expect(told).toEqual({
        token: 'ok',
        scope: 'ok',
        workspace: 'ok',
        bot: 'ok',
        published: 'ok',
      });
      expect([
        results['scope']?.params,
        results['workspace']?.params,
        results['bot']?.params,
      ]).toEqual([
        { scopes: 'bot:read, conversation:read' },
        { name: 'Salon' },
        { name: 'Barista' },
      ]);
      expect([results['workspace']?.logid, results['published']?.logid]).toEqual([
        'log /v1/bots',
        'log /v1/bot/get_online_info',
      ]);
      expect(stub.requests).toHaveLength(4);
      expect(stub.requests.every(({ method }) => method === 'GET')).toBe(true);
      await again();
      expect(stub.requests).toHaveLength(8);
    },
  );

  test.each([
    ['/v1/bots', 'bot:read'],
    ['/v1/conversations', 'conversation:read'],
  ])('%s refused: the scope %s is named, and the workspace is not judged', async (path, scope) => {
    const { results, told } = await look({ [path]: DENIED });
    expect(told).toEqual({
      token: 'ok',
      scope: 'PERMISSION_DENIED',
      workspace: 'scope',
      bot: 'ok',
      published: 'ok',
    });
    expect(results['scope']?.error?.params['detail']).toBe(scope);
    expect(results['scope']?.error?.logid).toBe(`log ${path}`);
  });

  test('not even workspaces may be read', async () => {
    expect((await look({ '/v1/workspaces': DENIED })).told).toMatchObject({
      scope: 'PERMISSION_DENIED',
      workspace: 'scope',
    });
  });

  test('an app that is authorised for no workspace is told with the remedy for it', async () => {
    expect((await look({ '/v1/workspaces': workspaces() })).told).toMatchObject({
      scope: 'ok',
      workspace: 'WORKSPACE_MISSING',
      bot: 'ok',
    });
  });

  test('a bot in the second workspace is found; in none of them is a warning that names them', async () => {
    const two = {
      '/v1/workspaces': workspaces('A', 'B'),
      '/v1/bots?id-A': bots('7'),
      '/v1/bots?id-B': bots('1'),
    };
    expect((await look(two)).results['workspace']).toMatchObject({
      status: 'ok',
      params: { name: 'B' },
    });
    expect((await look({ ...two, '/v1/bots?id-B': bots() })).results['workspace']).toMatchObject({
      status: 'warn',
      params: { names: 'A, B' },
    });
  });

  test('a bot that is there and not published: it exists, by its name, and only the publishing fails', async () => {
    const { told, results } = await look({ '/v1/bot/get_online_info': UNPUBLISHED });
    expect(told).toMatchObject({ bot: 'ok', published: 'BOT_NOT_PUBLISHED' });
    expect(results['bot']?.params).toEqual({ name: 'bot 1' });
    expect(results['published']?.layer).toBe('bot');
  });

  test('a bot that does not exist', async () => {
    expect(
      (await look({ '/v1/bot/get_online_info': UNKNOWN, '/v1/conversations': UNKNOWN })).told,
    ).toMatchObject({ scope: 'ok', bot: 'BOT_NOT_FOUND', published: 'bot' });
  });

  test('a server that breaks is told as such, not as a missing permission', async () => {
    expect((await look({ '/v1/conversations': [503, {}] })).told).toMatchObject({
      scope: 'COZE_SERVER_ERROR',
    });
  });
});
