import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KaiService } from '../../src/core/kai/kai-service';
import type { StoredCall } from '../../src/core/kai/store/kai-call-store';
import { startEverything, type EverythingServer } from '../fakes/everything-server';
import { KaiTable } from '../fakes/kai-table';

/**
 * The MCP project's own test server, over both transports it has: an earlier generation than ours.
 */
describe.each(['streamableHttp', 'sse'] as const)('server-everything over %s', (transport) => {
  let server: EverythingServer;
  let kai: KaiService;
  beforeAll(async () => {
    server = await startEverything(transport);
    kai = await new KaiTable([{ url: server.url }]).open();
  });
  afterAll(async () => {
    await kai.dispose();
    await server.kill();
  });

  const call = (toolName: string, payload: unknown, timeoutSeconds?: number): Promise<StoredCall> =>
    kai.console.call(
      { serverId: 's1', toolName },
      JSON.stringify(payload),
      'console',
      timeoutSeconds,
    ).ended;

  test('is connected as what it is, and lists usable tools', () => {
    expect(kai.servers.views.value).toMatchObject([
      {
        status: 'ready',
        era: 'legacy',
        transport: transport === 'sse' ? 'sse' : 'streamable-http',
        reason: null,
      },
    ]);
    expect(kai.tools.views.value.length).toBeGreaterThan(10);
    expect(kai.tools.views.value.filter(({ schemaProblem }) => schemaProblem !== null)).toEqual([]);
  });

  test('text, a picture, links and embedded resources come as what they are', async () => {
    expect(await call('echo', { message: '你好' })).toMatchObject({
      status: 'completed',
      summary: 'Echo: 你好',
    });
    const { result } = await call('get-tiny-image', {});
    expect(result?.content).toContainEqual({
      type: 'image',
      mimeType: 'image/png',
      data: expect.stringMatching(/^[A-Za-z0-9+/=]{100,}$/),
    });
    expect(
      (await call('get-resource-links', { count: 2 })).result?.content.filter(
        ({ type }) => type === 'resource-link',
      ),
    ).toHaveLength(2);
    expect(
      (
        await call('get-resource-reference', { resourceType: 'Text', resourceId: 1 })
      ).result?.content.map(({ type }) => type),
    ).toContain('resource');
  });

  test('structured content is checked against the tool’s own schema', async () => {
    const { result } = await call('get-structured-content', { location: 'New York' });
    expect(JSON.parse(result?.structured ?? 'null')).toMatchObject({
      temperature: expect.any(Number),
    });
    expect(result?.structuredProblem).toBeNull();
  });

  test('a long-running tool tells its progress, outlives its limit by it, and can be stopped', async () => {
    const progress: number[] = [];
    const stop = kai.calls.changed.on(
      (record) => record.progress && progress.push(record.progress.progress),
    );
    expect(
      await call('trigger-long-running-operation', { duration: 2, steps: 4 }, 1),
    ).toMatchObject({ status: 'completed' });
    expect(progress).toEqual([1, 2, 3, 4].slice(0, progress.length));
    expect(progress.length).toBeGreaterThanOrEqual(3);
    stop();
    const { record, ended } = kai.console.call(
      { serverId: 's1', toolName: 'trigger-long-running-operation' },
      '{"duration":60,"steps":60}',
      'console',
    );
    kai.calls.cancel(record.id);
    expect(await ended).toMatchObject({ status: 'stopped', gaveUp: 'person' });
    expect(
      await call('trigger-long-running-operation', { duration: 30, steps: 1 }, 1),
    ).toMatchObject({ status: 'failed', gaveUp: 'our-limit', error: { code: 'TOOL_TIMEOUT' } });
  });

  test('answered calls give no cause to look whether the server is there', async () => {
    kai.wireLog.clear();
    await call('echo', { message: 'quiet' });
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(kai.wireLog.newest(100).filter(({ method }) => method === 'ping')).toEqual([]);
  });

  test('a tool that fails is a result, not a crash', async () => {
    const ended = await call('get-resource-reference', { resourceType: 'Text', resourceId: -1 });
    expect(ended).toMatchObject({
      status: 'failed',
      gaveUp: null,
      result: { isError: true },
      error: { code: 'TOOL_FAILED' },
    });
  });

  test('a huge answer is kept up to a bound, with a note', async () => {
    const message = '咖啡'.repeat(500_050);
    const { result, status } = await call('echo', { message });
    expect(status).toBe('completed');
    expect(result).toMatchObject({ cut: true, bytes: expect.any(Number) });
    expect(result?.bytes).toBeGreaterThan(3_000_000);
    expect(JSON.stringify(result?.content).length).toBeLessThan(1_100_000);
  });

  test(
    'what it asks is shown to the person; accepted, declined, and the call’s clock stands ' +
      'still meanwhile',
    async () => {
      const asking = call('trigger-elicitation-request', {}, 1);
      await expect
        .poll(() => kai.questions.questions.value)
        .toMatchObject([
          { kind: 'form', serverName: 'KAI', schema: expect.stringContaining('properties') },
        ]);
      await new Promise((resolve) => setTimeout(resolve, 1300));
      const [question] = kai.questions.questions.value;
      kai.questions.answer(question?.id ?? '', {
        action: 'accept',
        content: JSON.stringify({ name: 'Lin' }),
      });
      expect(JSON.stringify((await asking).result?.content)).toContain('Lin');

      const declined = call('trigger-elicitation-request', {});
      await expect.poll(() => kai.questions.questions.value).toHaveLength(1);
      kai.questions.answer(kai.questions.questions.value[0]?.id ?? '', {
        action: 'decline',
      });
      expect(JSON.stringify((await declined).result?.content)).toMatch(/declin/i);
    },
  );

  test('a wish for a model’s answer is shown too, and the person’s words are given back', async () => {
    const asking = call('trigger-sampling-request', { prompt: 'say something', maxTokens: 10 });
    await expect
      .poll(() => kai.questions.questions.value)
      .toMatchObject([{ kind: 'sampling', messages: [{ role: 'user' }] }]);
    kai.questions.answer(kai.questions.questions.value[0]?.id ?? '', {
      action: 'accept',
      text: '手写的回答',
    });
    expect(JSON.stringify((await asking).result?.content)).toContain('手写的回答');
  });

  test('killed in the middle of a call fails that call at once, and answers the next after its restart', async () => {
    const { ended } = kai.console.call(
      { serverId: 's1', toolName: 'trigger-long-running-operation' },
      '{"duration":60,"steps":60}',
      'console',
    );
    await expect
      .poll(
        () => kai.wireLog.newest(5).some(({ body }) => body.includes('notifications/progress')),
        { timeout: 5000 },
      )
      .toBe(true);
    await server.kill();
    expect(await ended).toMatchObject({
      status: 'failed',
      gaveUp: 'server',
      error: {
        code: expect.stringMatching(/^(KAI_CONNECTION_LOST|CONNECTION_REFUSED|CONNECTION_RESET)$/),
      },
    });
    await expect.poll(() => kai.state.value.status).toBe('down');
    server = await startEverything(transport, server.port);
    expect(await call('echo', { message: 'again' })).toMatchObject({
      status: 'completed',
      summary: 'Echo: again',
    });
    expect(kai.state.value.status).toBe('ok');
  });
});
