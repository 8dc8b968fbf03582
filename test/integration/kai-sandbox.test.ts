import { acceptedContent, inputRequired, type McpServer } from '@modelcontextprotocol/server';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { describeChecks, runChecks } from '../../src/core/health/doctor';
import { explainFailure } from '../../src/core/kai/explain-failure';
import { Translator } from '../../src/core/lib/translator';
import { appErrorIn } from '../fakes/app-error-of';
import { QUERY, serve, openOn, never, withTool } from '../fakes/kai-over-sandbox';

describe('a server', () => {
  test(
    'is connected with its era, its tools and a state to show; the key is nowhere in what is ' +
      'shown or logged',
    async () => {
      const server = await serve();
      const { kai } = await openOn(server);
      expect(kai.state.value).toMatchObject({ status: 'ok', target: 'KAI', reason: null });
      expect(kai.servers.views.value).toMatchObject([
        {
          status: 'ready',
          era: 'modern',
          protocolVersion: '2026-07-28',
          transport: 'streamable-http',
          serverName: 'coffee-salon-kai',
          toolCount: 5,
          secret: 'set',
        },
      ]);
      expect(
        kai.tools.views.value.map(({ toolName, policy, because, drift, hints }) => [
          toolName,
          policy,
          because,
          drift,
          hints.readOnly,
        ])[0],
      ).toEqual(['coffee_knowledge_query', 'ask', 'default', 'known', true]);
      await kai.console.call(QUERY, '{"query":"手冲"}', 'console').ended;
      const shown = JSON.stringify([
        kai.wireLog.newest(1000),
        kai.servers.views.value,
        kai.tools.views.value,
        kai.console.list({}, 50),
      ]);
      expect(shown).toContain('tools/call');
      expect(shown).not.toContain(server.apiKey);
    },
  );

  test(
    'with a wrong key is down with KAI_UNAUTHORIZED, and not asked again by itself; a new ' +
      'key mends it',
    async () => {
      const server = await serve();
      const { kai } = await openOn(server, {}, 'wrong');
      expect(kai.servers.views.value).toMatchObject([
        { status: 'down', reason: { code: 'KAI_UNAUTHORIZED' } },
      ]);
      expect(kai.state.value.status).toBe('down');
      const refusals = server.activity.refusals;
      await kai.serverSettings.setKey('s1', server.apiKey, 'this-run');
      await kai.servers.settled();
      expect(kai.state.value.status).toBe('ok');
      expect(server.activity.refusals).toBe(refusals);
    },
  );

  test('a key does not follow the address to another host', async () => {
    const server = await serve();
    const { table, kai } = await openOn(server);
    const draft = {
      serverId: 's1',
      name: 'KAI',
      url: 'http://127.0.0.1:9/mcp',
      local: true,
      apiKeyHeader: null,
      headers: [],
      timeoutSeconds: 60,
      maxTotalSeconds: 600,
      trustReadOnlyHints: false,
    };
    const view = await kai.serverSettings.save(draft, undefined, 'keychain');
    expect(view.secret).toBe('not-set');
    expect(table.keys.size).toBe(0);
  });

  test('that is killed and started again between two calls answers the second', async () => {
    const first = await serve();
    const { kai } = await openOn(first);
    expect((await kai.console.call(QUERY, '{"query":"手冲"}', 'console').ended).status).toBe(
      'completed',
    );
    await first.close();
    await expect.poll(() => kai.servers.views.value[0]?.status).not.toBe('ready');
    const again = await serve({ port: Number(new URL(first.url).port), apiKey: first.apiKey });
    expect((await kai.console.call(QUERY, '{"query":"手冲"}', 'console').ended).status).toBe(
      'completed',
    );
    expect(again.activity.calls).toHaveLength(1);
    expect(kai.state.value.status).toBe('ok');
  });

  test('that announces another list is asked for it', async () => {
    let isMore = false;
    const server = await serve({ extraTools: (mcp) => isMore && withTool('asks')(mcp) });
    const { kai } = await openOn(server);
    isMore = true;
    server.announceToolsChanged();
    await expect
      .poll(() => kai.tools.views.value.map(({ toolName }) => toolName))
      .toContain('extra');
  });

  test('the layers are checked one by one, and the first that fails is named', async () => {
    const server = await serve();
    const { kai } = await openOn(server);
    const check = async (): Promise<[string, string][]> => {
      const { checks, dispose } = await kai.serverSettings.checks('s1');
      const report = describeChecks(await runChecks(checks, never), new Translator('en'));
      await dispose();
      return report.checks.map(({ id, status }) => [id, status]);
    };
    expect(await check()).toEqual([
      ['kai-dns', 'ok'],
      ['kai-tcp', 'ok'],
      ['kai-tls', 'skip'],
      ['kai-http', 'ok'],
      ['kai-auth', 'ok'],
      ['kai-era', 'ok'],
      ['kai-tools', 'ok'],
      ['kai-call', 'ok'],
    ]);
    await kai.serverSettings.setKey('s1', 'wrong', 'this-run');
    expect((await check()).filter(([, status]) => status === 'fail')).toEqual([
      ['kai-auth', 'fail'],
    ]);
    await server.close();
    expect((await check()).filter(([, status]) => status === 'fail')).toEqual([
      ['kai-tcp', 'fail'],
    ]);
  });
});

describe('a call', () => {
  test('with arguments that do not fit is refused before it leaves, naming the argument', async () => {
    const server = await serve();
    const { kai } = await openOn(server);
    expect(appErrorIn(() => kai.console.call(QUERY, '{"query":7}', 'console'))).toMatchObject({
      code: 'TOOL_PAYLOAD_INVALID',
      params: { detail: expect.stringContaining('query') },
    });
    expect(appErrorIn(() => kai.console.call(QUERY, '[]', 'console')).code).toBe(
      'TOOL_PAYLOAD_INVALID',
    );
    expect(
      appErrorIn(() => kai.console.call({ ...QUERY, toolName: 'gone' }, '{}', 'console')).code,
    ).toBe('TOOL_MISSING');
    expect(server.activity.calls).toEqual([]);
  });

  test(
    'within its limit reports progress; a limit that is reached is TOOL_TIMEOUT, ours, and ' +
      'reaches the server',
    async () => {
      const slow = await serve({ toolDelayMs: 2500 });
      const patient = (await openOn(slow)).kai;
      const seen: unknown[] = [];
      patient.calls.changed.on(({ progress }) => progress && seen.push(progress));
      // Progress every half second begins the second anew: two and a half in all are not too long.
      expect(
        await patient.console.call(QUERY, '{"query":"手冲"}', 'console', 1).ended,
      ).toMatchObject({
        status: 'completed',
        gaveUp: null,
      });
      expect(seen.length).toBeGreaterThanOrEqual(4);

      const server = await serve({ toolDelayMs: 10_000 });
      const { kai } = await openOn(server);
      const { ended: over } = kai.console.call(QUERY, '{"query":"手冲"}', 'console', 1);
      expect(await over).toMatchObject({
        status: 'failed',
        gaveUp: 'our-limit',
        error: { code: 'TOOL_TIMEOUT', params: { seconds: 1 } },
      });
      await expect.poll(() => server.activity.cancelledTools).toEqual(['coffee_knowledge_query']);
      const call = kai.console.list({ toolName: QUERY.toolName }, 10)[0];
      if (!call) throw new Error('no call');
      const why = explainFailure(call, [], new Translator('zh-CN'));
      expect(why).toMatchObject({
        action: 'raise-timeout',
        suggestedTimeoutSeconds: 120,
        remedy: '检查 KAI 服务状态，增加超时时间。',
      });
      expect(why.sentences.join('')).toContain('Tool invocation timeout');
    },
  );

  test('that is stopped is the person’s doing and is cancelled at the server', async () => {
    const server = await serve({ toolDelayMs: 20_000 });
    const { kai } = await openOn(server);
    const { record, ended: over } = kai.console.call(QUERY, '{"query":"手冲"}', 'console');
    await expect.poll(() => server.activity.calls).toHaveLength(1);
    kai.calls.cancel(record.id);
    expect(await over).toMatchObject({
      status: 'stopped',
      gaveUp: 'person',
      error: { code: 'ABORTED' },
    });
    await expect.poll(() => server.activity.cancelledTools).toHaveLength(1);
  });

  test('is remembered with its result, listed without it, run again, and forgotten on demand', async () => {
    const { kai } = await openOn(await serve());
    const first = await kai.console.call(QUERY, '{"query":"手冲"}', 'console').ended;
    expect(kai.console.list({}, 10)).toMatchObject([
      { id: first.id, result: null, summary: expect.stringMatching(/\S/), status: 'completed' },
    ]);
    expect(kai.calls.get(first.id).result?.structured).toContain('手冲');
    const again = await kai.console.rerun(first.id).ended;
    expect(kai.console.list({}, 10).map(({ id }) => id)).toEqual([again.id, first.id]);
    expect(kai.console.list({}, 1, again.id).map(({ id }) => id)).toEqual([first.id]);
    kai.history.clear({ toolName: QUERY.toolName });
    expect(kai.console.list({}, 10)).toEqual([]);
    expect(appErrorIn(() => kai.calls.get(first.id)).code).toBe('CALL_MISSING');
  });
});

/** A tool that asks who it speaks to, as servers of 2026 do: within the answer. */
function greeter(server: McpServer): void {
  const form = z.object({ name: z.string() });
  server.registerTool(
    'greet',
    { description: 'greets', inputSchema: z.object({}) },
    (_input, { mcpReq }) => {
      const told = acceptedContent(mcpReq.inputResponses, 'who', form);
      if (told) return { content: [{ type: 'text', text: `Hello ${told.name}` }] };
      return inputRequired({
        inputRequests: { who: inputRequired.elicit({ message: 'Who?', requestedSchema: form }) },
      });
    },
  );
}

describe('a server of today that asks something back', () => {
  test('is shown to the person, and the call goes on with the answer', async () => {
    const { kai } = await openOn(await serve({ extraTools: greeter }));
    const { ended: over } = kai.console.call(
      { serverId: 's1', toolName: 'greet' },
      '{}',
      'console',
    );
    await expect
      .poll(() => kai.questions.questions.value)
      .toMatchObject([{ kind: 'form', message: 'Who?', toolName: 'greet' }]);
    const id = kai.questions.questions.value[0]?.id ?? '';
    expect(
      appErrorIn(() => kai.questions.answer(id, { action: 'accept', content: '{"name":7}' })).code,
    ).toBe('TOOL_PAYLOAD_INVALID');
    kai.questions.answer(id, { action: 'accept', content: '{"name":"Lin"}' });
    expect(await over).toMatchObject({ status: 'completed', summary: 'Hello Lin' });
    expect(appErrorIn(() => kai.questions.answer(id, { action: 'decline' })).code).toBe('ABORTED');
  });

  test('is withdrawn when the call is stopped', async () => {
    const { kai } = await openOn(await serve({ extraTools: greeter }));
    const { record, ended: over } = kai.console.call(
      { serverId: 's1', toolName: 'greet' },
      '{}',
      'console',
    );
    await expect.poll(() => kai.questions.questions.value).toHaveLength(1);
    kai.calls.cancel(record.id);
    expect((await over).status).toBe('stopped');
    await expect.poll(() => kai.questions.questions.value).toEqual([]);
  });
});
