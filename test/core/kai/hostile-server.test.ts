import { afterEach, describe, expect, test } from 'vitest';
import type { StoredCall } from '../../../src/core/kai/store/kai-call-store';
import type { KaiServer } from '../../../src/shared/model/kai';
import { KaiTable } from '../../fakes/kai-table';
import { startStub, type SeenRequest } from '../../fakes/stub-server';

const tables: KaiTable[] = [];
afterEach(async () => {
  for (const { kai } of tables.splice(0)) await kai.dispose();
});

async function open(
  origin: string,
  change: Partial<KaiServer> = {},
  key = 'kai_secret_0123456789',
): Promise<KaiTable> {
  const table = new KaiTable([{ url: `${origin}/mcp`, ...change }], { s1: key });
  tables.push(table);
  await table.open();
  return table;
}

const reasonOf = ({ kai }: KaiTable) => kai.servers.views.value[0]?.reason;

/** A server of the older generation, written by hand: what it says is up to the test. */
function legacy(
  answers: Record<string, (request: { id: number; params: Record<string, unknown> }) => unknown>,
) {
  return startStub((seen, response) => {
    const message: { id: number; method: string; params: Record<string, unknown> } =
      seen.body === '' ? {} : JSON.parse(seen.body);
    const json = (body: unknown, status = 200): void =>
      void response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify(body));
    if (seen.method !== 'POST') return void response.writeHead(405).end();
    if (message.id === undefined) return void response.writeHead(202).end();
    if (message.method === 'initialize') {
      return json({
        jsonrpc: '2.0',
        id: message.id,
        result: {
          protocolVersion: '2025-06-18',
          capabilities: { tools: {} },
          serverInfo: { name: 'stub', version: '1' },
        },
      });
    }
    const answer = answers[message.method];
    if (!answer)
      return json({
        jsonrpc: '2.0',
        id: message.id,
        error: { code: -32601, message: 'Method not found' },
      });
    return json({ jsonrpc: '2.0', id: message.id, result: answer(message) });
  });
}

const tool = (name: string) => ({ name, inputSchema: { type: 'object' } });

describe('the key', () => {
  test.each([301, 302, 307, 308])('does not follow a redirect (%i)', async (status) => {
    const thief = await startStub((_seen, response) => void response.writeHead(200).end());
    const server = await startStub(
      (_seen, response) =>
        void response.writeHead(status, { location: `${thief.origin}/mcp?next=1` }).end(),
    );
    const table = await open(server.origin);
    expect(reasonOf(table)).toMatchObject({
      code: 'KAI_REDIRECTED',
      params: { target: thief.origin },
    });
    expect(thief.requests).toEqual([]);
  });

  test('goes as a bearer token, or under the header the person named, with the extra headers', async () => {
    const seen: SeenRequest['headers'][] = [];
    const server = await startStub(({ headers }, response) => {
      seen.push(headers);
      response.writeHead(401).end();
    });
    await open(server.origin);
    await open(server.origin, {
      apiKeyHeader: 'X-KAI-Key',
      headers: [{ name: 'X-Tenant', value: 'salon' }],
    });
    expect(seen[0]).toMatchObject({ authorization: 'Bearer kai_secret_0123456789' });
    expect(seen[1]).toMatchObject({ 'x-kai-key': 'kai_secret_0123456789', 'x-tenant': 'salon' });
    expect(seen[1]?.authorization).toBeUndefined();
  });
});

describe('a server that is none', () => {
  test.each([
    [200, 'text/html', '<html>login</html>', 'KAI_NOT_MCP'],
    [403, 'text/plain', 'no', 'KAI_FORBIDDEN'],
    [503, 'text/html', 'gateway', 'KAI_HTTP_ERROR'],
    [404, 'text/plain', 'nothing here', 'KAI_HTTP_ERROR'],
  ])('%i %s is named', async (status, type, body, code) => {
    const server = await startStub(
      (_seen, response) => void response.writeHead(status, { 'content-type': type }).end(body),
    );
    expect(reasonOf(await open(server.origin))?.code).toBe(code);
  });

  test('a private address is not even asked unless it is marked as local', async () => {
    const server = await startStub((_seen, response) => void response.writeHead(200).end());
    expect(reasonOf(await open(server.origin, { local: false }))).toMatchObject({
      code: 'KAI_PRIVATE_ADDRESS',
      params: { address: '127.0.0.1' },
    });
    expect(server.requests).toEqual([]);
  });
});

describe('a list', () => {
  test('with too many tools is cut, with a note', async () => {
    const many = Array.from({ length: 700 }, (_, index) => tool(`t${index}`));
    const table = await open((await legacy({ 'tools/list': () => ({ tools: many }) })).origin);
    expect(table.kai.tools.views.value).toHaveLength(500);
    expect(table.kai.servers.views.value[0]).toMatchObject({
      status: 'degraded',
      toolCount: 500,
      reason: { code: 'KAI_LIST_CUT', params: { count: 500 } },
    });
  });

  test('that goes round in circles, or repeats a name, ends', async () => {
    const server = await legacy({
      'tools/list': ({ params }) => ({
        tools: [tool(params['cursor'] === 'b' ? 'two' : 'one'), tool('one')],
        nextCursor: params['cursor'] === 'a' ? 'b' : 'a',
      }),
    });
    const table = await open(server.origin);
    expect(table.kai.tools.views.value.map(({ toolName }) => toolName)).toEqual(['one', 'two']);
  });

  test('a schema that is none does not hide its tool, which cannot be called', async () => {
    const broken = {
      name: 'broken',
      inputSchema: { type: 'object', properties: { a: { type: 'nonsense' } } },
    };
    const remote = {
      name: 'remote',
      inputSchema: {
        type: 'object',
        properties: { a: { $ref: 'https://evil.example/schema.json' } },
      },
    };
    const table = await open(
      (await legacy({ 'tools/list': () => ({ tools: [broken, remote, tool('fine')] }) })).origin,
    );
    expect(table.kai.tools.views.value.map(({ schemaProblem }) => schemaProblem !== null)).toEqual([
      true,
      true,
      false,
    ]);
    expect(() =>
      table.kai.console.call({ serverId: 's1', toolName: 'broken' }, '{}', 'console'),
    ).toThrow('TOOL_SCHEMA_INVALID');
  });
});

async function withResult(
  result: unknown,
  more: Record<string, unknown> = {},
): Promise<StoredCall> {
  const server = await legacy({
    'tools/list': () => ({ tools: [{ ...tool('t'), ...more }] }),
    'tools/call': () => result,
  });
  return (await open(server.origin)).kai.console.call(
    { serverId: 's1', toolName: 't' },
    '{}',
    'console',
  ).ended;
}

describe('a result', () => {
  test('that breaks its own schema is kept, with what is wrong beside it', async () => {
    const outputSchema = { type: 'object', properties: { n: { type: 'number' } }, required: ['n'] };
    const ended = await withResult(
      { content: [], structuredContent: { n: 'many' } },
      { outputSchema },
    );
    expect(ended).toMatchObject({
      status: 'completed',
      result: {
        structured: '{"n":"many"}',
        structuredProblem: expect.stringContaining('n: must be number'),
      },
    });
    expect(
      (await withResult({ content: [] }, { outputSchema })).result?.structuredProblem,
    ).toContain('missing');
  });

  test('that is no result at all is the library’s to give up', async () => {
    expect(await withResult({ content: 'oops' })).toMatchObject({
      status: 'failed',
      gaveUp: 'sdk',
      error: { code: 'TOOL_RESULT_UNREADABLE' },
    });
  });

  test('larger than 16 MB is not read to its end', async () => {
    const ended = await withResult({
      content: [{ type: 'text', text: 'x'.repeat(17 * 1024 * 1024) }],
    });
    expect(ended).toMatchObject({ status: 'failed', error: { code: 'KAI_ANSWER_TOO_LARGE' } });
  });
});
