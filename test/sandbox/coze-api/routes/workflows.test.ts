import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  type Envelope,
  type SandboxClient,
  type SeenEvent,
  openSandbox,
  parseEvents,
} from '../sandbox-client';

let client: SandboxClient;
beforeAll(async () => {
  client = await openSandbox();
});
afterAll(() => client.sandbox.close());

const interruptSchema = z.object({
  interrupt_data: z.object({ event_id: z.string(), type: z.literal(2) }),
});

function run(body: Record<string, unknown>): Promise<Envelope> {
  return client.call('POST', '/v1/workflow/run', {
    workflow_id: client.sandbox.coze.workflowId,
    ...body,
  });
}

async function textOf(path: string, body: Record<string, unknown>): Promise<string> {
  return (
    await client.fetch('POST', path, { workflow_id: client.sandbox.coze.workflowId, ...body })
  ).text();
}

async function resume(eventId: string, answer: string): Promise<SeenEvent[]> {
  const body = { event_id: eventId, interrupt_type: 2, resume_data: answer };
  return parseEvents(await textOf('/v1/workflow/stream_resume', body));
}

const eventIdOf = (events: readonly SeenEvent[]): string =>
  interruptSchema.parse(events.at(-1)?.data).interrupt_data.event_id;

describe('a run', () => {
  test('takes its parameters as an object or as JSON text, or none', async () => {
    expect(await run({ parameters: { topic: '冷萃' } })).toMatchObject({
      code: 0,
      cost: '0.00',
      data: expect.stringContaining('"topic":"冷萃"'),
    });
    expect(await run({ parameters: '{"topic":"拉花"}' })).toMatchObject({
      data: expect.stringContaining('拉花'),
    });
    expect(await run({})).toMatchObject({ data: expect.stringContaining('手冲咖啡入门') });
    expect(await run({ parameters: '{' })).toMatchObject({ code: 4000 });
    expect(await run({ parameters: { confirm: 'yes' } })).toMatchObject({ code: 4000 });
  });

  test('is refused asynchronously (6003), unknown (4200), or with a bot and an app (4000)', async () => {
    expect((await run({ is_async: true })).code).toBe(6003);
    expect((await run({ workflow_id: '1' })).code).toBe(4200);
    expect((await run({ bot_id: '1', app_id: '2' })).code).toBe(4000);
  });

  test('that asks, shows the interrupt in its answer and Running in its history', async () => {
    const { workflowId } = client.sandbox.coze;
    const asking = await run({ parameters: { confirm: true } });
    expect(asking['interrupt_data']).toMatchObject({ type: 2 });
    const history = await client.call(
      'GET',
      `/v1/workflows/${workflowId}/run_histories/${String(asking['execute_id'])}`,
    );
    expect(history.data).toMatchObject([{ execute_status: 'Running', run_mode: 0 }]);
    expect((await client.call('GET', `/v1/workflows/${workflowId}/run_histories/1`)).code).toBe(
      4314,
    );
  });
});

describe('a streamed run', () => {
  test('has id, event and data lines with a space, ids from 0, and ends with Done', async () => {
    const text = await textOf('/v1/workflow/stream_run', { parameters: { topic: '水' } });
    const blocks = text.split('\n\n').slice(0, -1);
    expect(
      blocks.map((block) => /^id: (\d+)\nevent: (\w+)\ndata: \{.*\}$/.exec(block)?.slice(1)),
    ).toEqual([
      ['0', 'Message'],
      ['1', 'Message'],
      ['2', 'Done'],
    ]);
  });

  test('stops at the question and carries the answer into its output', async () => {
    const first = parseEvents(
      await textOf('/v1/workflow/stream_run', { parameters: { confirm: true, topic: '水' } }),
    );
    expect(first.map(({ event }) => event)).toEqual(['Message', 'Interrupt']);
    const second = await resume(eventIdOf(first), '不用了');
    expect(JSON.parse(String(second[1]?.data['content']))).toMatchObject({
      confirmed: false,
      answer: '不用了',
    });
  });

  test('asks again for an empty answer, at most three resumes in all', async () => {
    let events = parseEvents(
      await textOf('/v1/workflow/stream_run', { parameters: { confirm: true } }),
    );
    for (let round = 0; round < 3; round += 1) events = await resume(eventIdOf(events), ' ');
    const body = {
      workflow_id: client.sandbox.coze.workflowId,
      event_id: eventIdOf(events),
      interrupt_type: 2,
      resume_data: '好',
    };
    expect((await client.call('POST', '/v1/workflow/stream_resume', body)).code).toBe(4000);
  });

  test('is not resumed twice by one event, nor with another type', async () => {
    const eventId = eventIdOf(
      parseEvents(await textOf('/v1/workflow/stream_run', { parameters: { confirm: true } })),
    );
    const body = {
      workflow_id: client.sandbox.coze.workflowId,
      event_id: eventId,
      interrupt_type: 5,
      resume_data: '好',
    };
    expect((await client.call('POST', '/v1/workflow/stream_resume', body)).code).toBe(4000);
    await resume(eventId, '好');
    expect(
      (await client.call('POST', '/v1/workflow/stream_resume', { ...body, interrupt_type: 2 }))
        .code,
    ).toBe(4314);
  });
});

test('a workflow chat has spaces after the colons and its debug address in done', async () => {
  const messages = [{ role: 'user', content: '埃塞俄比亚咖啡特点', content_type: 'text' }];
  const text = await textOf('/v1/workflows/chat', { additional_messages: messages });
  expect(text).toMatch(/^event: conversation\.chat\.created\ndata: \{/);
  expect(text).not.toMatch(/^id:/m);
  const events = parseEvents(text);
  expect(events.at(-1)).toMatchObject({
    event: 'done',
    data: { debug_url: expect.stringContaining('https://www.coze.cn/') },
  });
  expect(events.map(({ event }) => event)).not.toContain('conversation.chat.requires_action');
});
