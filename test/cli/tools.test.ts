import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startSalon, expectError, inData, salon } from './run-salon';

async function toolResult(...options: string[]): Promise<string> {
  const run = await salon(inData('chat', '埃塞俄比亚咖啡特点', '--json', '--sandbox', ...options));
  return (
    run.read(z.object({ toolCalls: z.array(z.object({ result: z.string() })) })).toolCalls[0]
      ?.result ?? ''
  );
}

describe.concurrent('tools', () => {
  test('list gives names, descriptions and schemas', async () => {
    const run = await salon(inData('tools', 'list', '--json', '--sandbox'));
    expect(run.code).toBe(0);
    const { tools } = run.read(
      z.object({
        tools: z.array(
          z.strictObject({
            name: z.string(),
            description: z.string(),
            inputSchema: z.object({ type: z.literal('object') }),
          }),
        ),
      }),
    );
    expect(tools.map(({ name }) => name)).toContain('coffee_knowledge_query');
  }, 60_000);

  test(
    'call prints content, structured data and time; a tool that says it failed is printed ' +
      'too, with exit 1',
    async () => {
      const good = await salon(
        inData(
          'tools',
          'call',
          'coffee_knowledge_query',
          '--payload',
          '{"query":"埃塞俄比亚咖啡特点"}',
          '--json',
          '--sandbox',
          '--timeout',
          '30',
        ),
      );
      expect(good.code).toBe(0);
      expect(good.json()).toEqual({
        content: [{ type: 'text', text: expect.stringContaining('阿拉比卡') }],
        structured: expect.objectContaining({ query: '埃塞俄比亚咖啡特点' }),
        isError: false,
        ms: expect.any(Number),
      });
      const bad = await salon(
        inData(
          'tools',
          'call',
          'brew_calculator',
          '--payload',
          '{"method":"v60"}',
          '--json',
          '--sandbox',
        ),
      );
      expect(bad.json()).toMatchObject({ isError: true, structured: null });
      expect(bad.code).toBe(1);
    },
    60_000,
  );

  test('refusals have codes and exit codes', async () => {
    expectError(
      await salon(inData('tools', 'list', '--json', '--secrets', 'memory')),
      'KAI_NOT_CONFIGURED',
      3,
    );
    expectError(
      await salon(inData('tools', 'call', 'nowhere', '--payload', '{}', '--json', '--sandbox')),
      'TOOL_MISSING',
      1,
    );
    expectError(
      await salon(
        inData(
          'tools',
          'call',
          'coffee_knowledge_query',
          '--payload',
          '{"query":1}',
          '--json',
          '--sandbox',
        ),
      ),
      'TOOL_PAYLOAD_INVALID',
      1,
    );
    expectError(
      await salon(inData('tools', 'list', '--json', '--kai-url', 'http://127.0.0.1:9/mcp')),
      'CONNECTION_REFUSED',
      1,
    );
    expect((await salon(inData('tools', 'call', 'x', '--json', '--sandbox'))).code).toBe(2);
  }, 60_000);

  test('a server given by address and key is used, also by the environment; without its key it refuses', async () => {
    const sandbox = await startSalon(['sandbox', '--json']);
    const { kai } = z
      .object({ kai: z.object({ url: z.string(), apiKey: z.string() }) })
      .parse(JSON.parse(await sandbox.firstLine()));
    expect(
      (
        await salon(
          inData('tools', 'list', '--json', '--kai-url', kai.url, '--kai-key', kai.apiKey),
        )
      ).code,
    ).toBe(0);
    expect(
      (
        await salon(inData('tools', 'list', '--json'), {
          SALON_KAI_URL: kai.url,
          SALON_KAI_KEY: kai.apiKey,
        })
      ).code,
    ).toBe(0);
    expectError(
      await salon(inData('tools', 'list', '--json', '--kai-url', kai.url)),
      'KAI_UNAUTHORIZED',
      1,
    );
  }, 60_000);

  test('chat runs them as --approve says: nothing is asked without a terminal', async () => {
    const results = await Promise.all([
      toolResult(),
      toolResult('--approve', 'all'),
      toolResult('--approve', 'none'),
    ]);
    expect(results).toEqual([
      expect.stringContaining('阿拉比卡'),
      expect.stringContaining('阿拉比卡'),
      expect.stringContaining('not_allowed'),
    ]);
  }, 60_000);
});
