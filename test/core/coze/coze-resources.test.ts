import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PatTokenSource } from '../../../src/core/auth/token-provider';
import { CozeClient } from '../../../src/core/coze/coze-client';
import { CozeResources } from '../../../src/core/coze/coze-resources';
import { ResponseCache } from '../../../src/core/coze/response-cache';
import { CozeSdk } from '../../../src/core/coze/sdk/coze-sdk';
import { HttpClient } from '../../../src/core/net/http-client';
import { appErrorOf } from '../../fakes/app-error-of';
import { FakeClock } from '../../fakes/fake-clock';
import { openConnection } from '../../fakes/open-connection';
import { startTestSandbox } from '../../fakes/start-test-sandbox';
import { sendJson, startStub, type StubServer } from '../../fakes/stub-server';

let http: HttpClient;
let clock: FakeClock;
let ttlMs: number;
beforeEach(() => {
  http = new HttpClient({ timeoutMs: () => 2000 });
  clock = new FakeClock();
  ttlMs = 300_000;
});
afterEach(() => http.dispose());

function resourcesOf(stub: StubServer): CozeResources {
  const coze = new CozeClient(http, new PatTokenSource('pat_1'), stub.origin);
  return new CozeResources(new CozeSdk(coze), new ResponseCache(() => ttlMs, clock), '42');
}

/** Every answer names its number. */
async function counting(): Promise<StubServer> {
  const stub = await startStub((_request, response) =>
    sendJson(response, 200, { code: 0, data: { name: `bot ${stub.requests.length}` } }),
  );
  return stub;
}

describe('an answer', () => {
  test('is kept for the time of the settings, and asked for anew after it', async () => {
    const stub = await counting();
    const resources = resourcesOf(stub);
    expect((await resources.bot()).name).toBe('bot 1');
    clock.advance(299_999);
    expect((await resources.bot()).name).toBe('bot 1');
    clock.advance(1);
    expect((await resources.bot()).name).toBe('bot 2');
    expect(stub.requests).toHaveLength(2);
  });

  test('is asked for anew when somebody wants it fresh, and then kept', async () => {
    const resources = resourcesOf(await counting());
    await resources.bot();
    expect((await resources.bot({ refresh: true })).name).toBe('bot 2');
    expect((await resources.bot()).name).toBe('bot 2');
  });

  test('is not kept with a time of zero, which counts at once', async () => {
    const resources = resourcesOf(await counting());
    await resources.bot();
    ttlMs = 0;
    expect((await resources.bot()).name).toBe('bot 2');
    expect((await resources.bot()).name).toBe('bot 3');
  });

  test('is kept for each question by itself', async () => {
    const stub = await counting();
    const resources = resourcesOf(stub);
    for (let round = 0; round < 2; round++) {
      await resources.conversations(1);
      await resources.conversations(2);
      await resources.workspaces();
    }
    expect(stub.requests).toHaveLength(3);
  });

  test('is fetched once for 50 callers; one who gives up leaves it to the others', async () => {
    const stub = await counting();
    const resources = resourcesOf(stub);
    const controller = new AbortController();
    const gone = appErrorOf(resources.bot({ signal: controller.signal }));
    const others = Promise.all(Array.from({ length: 50 }, () => resources.bot()));
    controller.abort();
    expect((await gone).code).toBe('ABORTED');
    expect(new Set((await others).map(({ name }) => name))).toEqual(new Set(['bot 1']));
    expect(stub.requests).toHaveLength(1);
  });

  test('that is a failure is not kept', async () => {
    const stub = await startStub((_request, response) => {
      if (stub.requests.length === 1) sendJson(response, 500, {});
      else sendJson(response, 200, { code: 0, data: { name: 'bot' } });
    });
    const resources = resourcesOf(stub);
    expect((await appErrorOf(resources.bot())).code).toBe('COZE_SERVER_ERROR');
    expect((await resources.bot()).name).toBe('bot');
  });

  test('that is not understood is told, with its path', async () => {
    const stub = await startStub((_request, response) =>
      sendJson(response, 200, { code: 0, data: 'no object' }),
    );
    expect(await appErrorOf(resourcesOf(stub).workspaces())).toMatchObject({
      code: 'COZE_UNKNOWN',
      params: { detail: '/v1/workspaces' },
    });
  });
});

test('the sandbox: bot, workspaces and conversations are read once, and the diagnosis asks anew', async () => {
  const sandbox = await startTestSandbox();
  const connection = openConnection(sandbox);
  for (let round = 0; round < 2; round++) {
    expect((await connection.resources.bot()).name).not.toBe('');
    expect((await connection.resources.workspaces()).map(({ id }) => id)).toContain(
      sandbox.coze.workspaceId,
    );
    expect((await connection.resources.conversations(1)).hasMore).toBe(false);
  }
  const { inspect } = sandbox;
  expect(
    ['/v1/bot/get_online_info', '/v1/workspaces', '/v1/conversations'].map((route) =>
      inspect.requestCount(route),
    ),
  ).toEqual([1, 1, 1]);
  for (const check of connection.checks)
    if (check.id === 'bot' || check.id === 'scope') await check.run(new AbortController().signal);
  expect(
    ['/v1/bot/get_online_info', '/v1/workspaces'].map((route) => inspect.requestCount(route)),
  ).toEqual([2, 2]);
  await sandbox.close();
});

const component = (change: object = {}): object => ({
  name: 'method',
  description: '做法',
  type: 'select',
  options: ['手冲', '冷萃'],
  default_value: { value: '手冲' },
  ...change,
});
const command = (id: string, ...components: object[]): object => ({
  id,
  name: '冲煮参数',
  command: '/brew',
  description: 'd',
  query_template: '{{method}}怎么冲',
  components,
});

async function commandsOf(...shortcut_commands: unknown[]): Promise<unknown> {
  const stub = await startStub((_request, response) =>
    sendJson(response, 200, { code: 0, data: { name: 'b', shortcut_commands } }),
  );
  return (await resourcesOf(stub).bot()).commands;
}

describe('the commands of a bot', () => {
  test('come with their fields, choices and what is chosen first', async () => {
    expect(
      await commandsOf(command('1', component(), component({ name: 'hidden', is_hide: true }))),
    ).toEqual([
      {
        id: '1',
        name: '冲煮参数',
        description: 'd',
        template: '{{method}}怎么冲',
        fields: [
          { name: 'method', description: '做法', choices: ['手冲', '冷萃'], initial: '手冲' },
        ],
      },
    ]);
  });

  test('without a template say their name; a default may be plain words', async () => {
    const plain = {
      ...command('1', component({ options: null, default_value: '水' })),
      query_template: '',
    };
    expect(await commandsOf(plain)).toMatchObject([
      { template: '冲煮参数', fields: [{ choices: [], initial: '水' }] },
    ]);
  });

  test('are left out when they ask for a file, and do no harm when they make no sense', async () => {
    expect(await commandsOf(command('1', component({ type: 'file' })), command('2'))).toMatchObject(
      [{ id: '2' }],
    );
    expect(await commandsOf('nonsense')).toEqual([]);
  });
});
