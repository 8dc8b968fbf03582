import { resolve } from 'node:path';
import {
  Client,
  StreamableHTTPClientTransport,
  type VersionNegotiationMode,
} from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startKaiServer, type RunningKai } from '../../../src/sandbox/kai-server/start-kai-server';
import { KnowledgeSearch } from '../../../src/sandbox/knowledge/knowledge-search';
import { loadKnowledge } from '../../../src/sandbox/knowledge/load-knowledge';

const entries = loadKnowledge(resolve(import.meta.dirname, '../../../resources/knowledge'));
const knowledge = { entries, search: new KnowledgeSearch(entries) };
let kai: RunningKai;
beforeAll(async () => {
  kai = await startKaiServer({ knowledge });
});
afterAll(() => kai.close());

async function connect(mode: VersionNegotiationMode, { url, apiKey } = kai): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(url), {
      authProvider: { token: () => Promise.resolve(apiKey) },
    }),
  );
  return client;
}

async function call(name: string, args: Record<string, unknown>) {
  const client = await connect('auto');
  try {
    return await client.callTool({ name, arguments: args });
  } finally {
    await client.close();
  }
}

function post(headers: Record<string, string>, path = '/mcp'): Promise<Response> {
  return fetch(new URL(path, kai.url), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' }),
  });
}

describe.each([
  ['auto', 'modern'],
  ['legacy', 'legacy'],
] as const)('a client that negotiates %s', (mode, era) => {
  test(`speaks the ${era} generation, lists the five tools as read-only with schemas, and gets text and data`, async () => {
    const client = await connect(mode);
    expect(client.getProtocolEra()).toBe(era);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'coffee_knowledge_query',
      'brew_calculator',
      'origin_compare',
      'tasting_notes_search',
      'salon_schedule',
    ]);
    for (const { annotations, outputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
      expect(outputSchema).toMatchObject({ type: 'object' });
    }
    const result = await client.callTool({
      name: 'coffee_knowledge_query',
      arguments: { query: '埃塞俄比亚咖啡特点' },
    });
    expect(result.structuredContent).toMatchObject({
      query: '埃塞俄比亚咖啡特点',
      results: expect.arrayContaining([expect.objectContaining({ id: 'ethiopia' })]),
    });
    expect(result.content).toMatchObject([
      { type: 'text', text: expect.stringContaining('阿拉比卡') },
    ]);
    await client.close();
  });
});

describe('tools', () => {
  test('the calculator goes both ways, and refuses both or neither', async () => {
    expect(
      (await call('brew_calculator', { method: 'v60', coffee_g: 15 })).structuredContent,
    ).toMatchObject({ water_g: 240, ratio: 16, water_celsius: 93 });
    expect(
      (await call('brew_calculator', { method: 'espresso', water_g: 36, ratio: 2 }))
        .structuredContent,
    ).toMatchObject({ coffee_g: 18 });
    for (const args of [{ method: 'v60' }, { method: 'v60', coffee_g: 1, water_g: 1 }]) {
      expect(await call('brew_calculator', args)).toMatchObject({
        isError: true,
        content: [{ text: expect.stringContaining('coffee_g') }],
      });
    }
  });

  test('origins are compared with what they share; unknown ones are named', async () => {
    const { structuredContent } = await call('origin_compare', {
      origins: ['卢旺达', '布隆迪', '火星'],
    });
    expect(structuredContent).toMatchObject({
      origins: [{ id: 'rwanda' }, { id: 'burundi' }],
      shared_notes: expect.arrayContaining(['波旁', '水洗站']),
      unknown: ['火星'],
    });
    expect(await call('origin_compare', { origins: ['火星', 'Moon'] })).toMatchObject({
      isError: true,
    });
  });

  test('flavours find the origins that speak of most of them', async () => {
    const { structuredContent } = await call('tasting_notes_search', {
      notes: ['茉莉', '柠檬', '佛手柑'],
    });
    expect(structuredContent).toMatchObject({
      matches: [
        { id: 'ethiopia-yirgacheffe', matched: ['茉莉', '柠檬', '佛手柑'] },
        { id: 'panama' },
        { id: 'ethiopia' },
      ],
    });
  });

  test(
    'the salon meets every Saturday of the asked time, ends included; a wrong order and too ' +
      'long a time are refused',
    async () => {
      const { structuredContent } = await call('salon_schedule', {
        from: '2026-11-07',
        to: '2026-11-21',
      });
      expect(structuredContent).toMatchObject({
        sessions: [{ date: '2026-11-07' }, { date: '2026-11-14' }, { date: '2026-11-21' }],
      });
      expect(await call('salon_schedule', { from: '2026-11-08', to: '2026-11-13' })).toMatchObject({
        structuredContent: { sessions: [] },
      });
      expect(await call('salon_schedule', { from: '2026-11-08', to: '2026-11-01' })).toMatchObject({
        isError: true,
      });
      expect(await call('salon_schedule', { from: '2026-01-01', to: '2027-01-01' })).toMatchObject({
        isError: true,
      });
    },
  );

  test('arguments that do not fit and tools that do not exist are errors, not crashes', async () => {
    await expect(call('nowhere', {})).rejects.toMatchObject({ code: -32602 });
    const wrong = await call('coffee_knowledge_query', { query: 7 }).catch(
      (thrown: unknown) => thrown,
    );
    expect(JSON.stringify(wrong)).toMatch(/isError|-32602|query/);
    expect(
      (await call('coffee_knowledge_query', { query: 'x'.repeat(20) })).structuredContent,
    ).toMatchObject({ results: [] });
  });
});

describe('refuses', () => {
  test.each([[{}], [{ authorization: 'Bearer wrong' }], [{ authorization: 'Basic x' }]])(
    'a request without the key (%j)',
    async (headers) => {
      const response = await post(headers);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain('Bearer');
    },
  );

  test('a page of another origin, even with the key, and other paths', async () => {
    expect(
      (await post({ authorization: `Bearer ${kai.apiKey}`, origin: 'https://evil.example' }))
        .status,
    ).toBe(403);
    expect((await post({ authorization: `Bearer ${kai.apiKey}` }, '/other')).status).toBe(404);
    expect((await post({ authorization: `Bearer ${kai.apiKey}` })).status).toBe(200);
  });
});

test('a caller that gives up is noticed while the tool works', async () => {
  const slow = await startKaiServer({ knowledge, toolDelayMs: 5000 });
  const client = await connect('auto', slow);
  const stop = new AbortController();
  const progress: number[] = [];
  const calling = client.callTool(
    { name: 'coffee_knowledge_query', arguments: { query: '手冲' } },
    {
      signal: stop.signal,
      onprogress: ({ progress: step }) => {
        progress.push(step);
        stop.abort();
      },
    },
  );
  await expect(calling).rejects.toThrow();
  await expect.poll(() => slow.activity.cancelledTools).toEqual(['coffee_knowledge_query']);
  expect(progress).toEqual([1]);
  await client.close();
  await slow.close();
});
