import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  SandboxClient,
  type SeenChat,
  answerIn,
  chatIn,
  envelopeSchema,
  openSandbox,
  parseEvents,
} from '../sandbox-client';

const POUR_OVER = '请介绍一下手冲咖啡的技巧';
const ETHIOPIA = '埃塞俄比亚咖啡特点';

let client: SandboxClient;
afterEach(() => client.sandbox.close());

const actionSchema = z.object({
  submit_tool_outputs: z.object({ tool_calls: z.array(z.object({ id: z.string() })) }),
});
const typesSchema = z.array(z.object({ type: z.string() }));

const queryOf = (chat: SeenChat): string =>
  `conversation_id=${chat.conversation_id}&chat_id=${chat.id}`;

function callIdOf(chat: SeenChat): string {
  return actionSchema.parse(chat['required_action']).submit_tool_outputs.tool_calls[0]?.id ?? '';
}

async function submit(chat: SeenChat, output: string, stream = true): Promise<Response> {
  const body = { tool_outputs: [{ tool_call_id: callIdOf(chat), output }], stream };
  return client.fetch('POST', `/v3/chat/submit_tool_outputs?${queryOf(chat)}`, body);
}

describe('a local plugin round', () => {
  beforeEach(async () => {
    client = await openSandbox();
  });

  test('ends the stream with requires_action and a call with its arguments as JSON text', async () => {
    const events = await client.chatEvents(ETHIOPIA);
    expect(events.map(({ event }) => event)).toEqual([
      'conversation.chat.created',
      'conversation.chat.in_progress',
      'conversation.message.completed',
      'conversation.chat.requires_action',
      'done',
    ]);
    expect(events[2]?.data).toMatchObject({ type: 'function_call', role: 'assistant' });
    expect(events[3]?.data).toMatchObject({
      status: 'requires_action',
      required_action: {
        type: 'submit_tool_outputs',
        submit_tool_outputs: {
          tool_calls: [
            {
              type: 'function',
              function: {
                name: 'coffee_knowledge_query',
                arguments: JSON.stringify({ query: ETHIOPIA }),
              },
            },
          ],
        },
      },
    });
  });

  test('waits as long as the client likes, and the conversation takes other questions meanwhile', async () => {
    const chat = chatIn(await client.chatEvents(ETHIOPIA));
    const other = chatIn(await client.chatEvents(POUR_OVER, {}, chat.conversation_id));
    expect(other.status).toBe('completed');
    expect((await client.retrieve(chat)).status).toBe('requires_action');
  });

  test('goes on after submit with the tool output in the answer', async () => {
    const chat = chatIn(await client.chatEvents(ETHIOPIA));
    const events = parseEvents(await (await submit(chat, '{"text":"茉莉与柠檬"}')).text());
    expect(events[0]?.event).toBe('conversation.chat.in_progress');
    expect(events[1]?.data).toMatchObject({
      type: 'tool_response',
      content: '{"text":"茉莉与柠檬"}',
    });
    expect(answerIn(events)).toContain('茉莉与柠檬');
    expect(events.slice(-2).map(({ event }) => event)).toEqual([
      'conversation.chat.completed',
      'done',
    ]);
    expect(chatIn(events)['required_action']).toBeUndefined();
  });

  test('works by polling too', async () => {
    const chat = await client.settle(await client.startChat(ETHIOPIA));
    expect(chat.status).toBe('requires_action');
    expect((await submit(chat, '茉莉', false)).headers.get('content-type')).toContain(
      'application/json',
    );
    expect((await client.settle(chat)).status).toBe('completed');
    const { data } = await client.call('GET', `/v3/chat/message/list?${queryOf(chat)}`);
    expect(
      typesSchema
        .parse(data)
        .map(({ type }) => type)
        .slice(0, 3),
    ).toEqual(['function_call', 'tool_response', 'answer']);
  });

  test('asks again for an origin the first output left out', async () => {
    const first = chatIn(await client.chatEvents('埃塞俄比亚和哥伦比亚的咖啡有什么不同？'));
    const events = parseEvents(await (await submit(first, '埃塞俄比亚：花香。')).text());
    const second = chatIn(events);
    expect(second.status).toBe('requires_action');
    expect(JSON.stringify(second['required_action'])).toContain('哥伦比亚');
    expect(callIdOf(second)).not.toBe(callIdOf(first));
    const last = parseEvents(await (await submit(second, '哥伦比亚：坚果。')).text());
    expect(answerIn(last)).toContain('花香');
    expect(answerIn(last)).toContain('坚果');
  });

  test('is left out for a caller that runs no tools', async () => {
    const events = await client.chatEvents(ETHIOPIA, { meta_data: { salon_no_tools: 'true' } });
    expect(chatIn(events).status).toBe('completed');
    expect(answerIn(events)).toContain('埃塞俄比亚');
  });

  test('refuses outputs while another question runs in the conversation (4016)', async () => {
    await client.sandbox.close();
    client = await openSandbox({ tokenDelayMs: 300 });
    const chat = chatIn(await client.chatEvents(ETHIOPIA));
    await client.startChat(POUR_OVER, chat.conversation_id);
    expect(parseEvents(await (await submit(chat, 'x')).text())).toMatchObject([
      { event: 'error', data: { code: 4016 } },
    ]);
    expect(await codeOf(submit(chat, 'x', false))).toBe(4016);
    expect((await client.retrieve(chat)).status).toBe('requires_action');
  });

  test('refuses outputs without saved history (5000), for a wrong call (4000) and a second time (4000)', async () => {
    const unsaved = chatIn(await client.chatEvents(ETHIOPIA, { auto_save_history: false }));
    expect(await codeOf(submit(unsaved, 'x'))).toBe(5000);
    const chat = chatIn(await client.chatEvents(ETHIOPIA));
    const wrong = { tool_outputs: [{ tool_call_id: 'call_1', output: 'x' }] };
    expect(
      (await client.call('POST', `/v3/chat/submit_tool_outputs?${queryOf(chat)}`, wrong)).code,
    ).toBe(4000);
    await (await submit(chat, 'x')).text();
    expect(await codeOf(submit(chat, 'x'))).toBe(4000);
  });
});

describe('cancelling', () => {
  beforeEach(async () => {
    client = await openSandbox({
      tokenDelayMs: 20,
      answerOverride: (question) => `答${question}`.repeat(4),
    });
  });

  test('only switches the status: the stream goes on to its end, and tokens are counted', async () => {
    const response = await client.chat('你先说');
    const whole = response.text();
    const chat = await runningChat();
    const cancelled = await client.call('POST', '/v3/chat/cancel', {
      conversation_id: chat.conversation_id,
      chat_id: chat.id,
    });
    expect(cancelled.data).toMatchObject({ status: 'canceled' });
    const events = parseEvents(await whole);
    expect(answerIn(events)).toBe('答你先说'.repeat(4));
    expect(events.at(-1)?.event).toBe('done');
    const after = await client.retrieve(chat);
    expect(after.status).toBe('canceled');
    expect(after['usage']).not.toMatchObject({ token_count: 0 });
    expect(client.sandbox.inspect.cancelledChats()).toEqual([chat.id]);
  });

  test('and leaving ends the work', async () => {
    const leaving = new AbortController();
    const { apiBase, botId, pat } = client.sandbox.coze;
    const response = await fetch(`${apiBase}/v3/chat`, {
      method: 'POST',
      headers: { authorization: `Bearer ${pat}` },
      body: JSON.stringify({
        bot_id: botId,
        user_id: 'u',
        stream: true,
        additional_messages: [{ role: 'user', content: '很长'.repeat(9) }],
      }),
      signal: leaving.signal,
    });
    expect(response.status).toBe(200);
    const chat = await runningChat();
    await client.call('POST', '/v3/chat/cancel', {
      conversation_id: chat.conversation_id,
      chat_id: chat.id,
    });
    leaving.abort();
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(await client.retrieve(chat)).toMatchObject({
      status: 'canceled',
      usage: { token_count: 0 },
    });
  });

  test('frees the conversation at once', async () => {
    const chat = await client.startChat('一');
    await client.call('POST', '/v3/chat/cancel', {
      conversation_id: chat.conversation_id,
      chat_id: chat.id,
    });
    expect((await client.startChat('二', chat.conversation_id)).status).toBe('in_progress');
  });

  test('is refused with 4104 once the chat has ended or waits for a tool', async () => {
    const done = chatIn(await client.chatEvents('一'));
    const waiting = chatIn(await client.chatEvents(ETHIOPIA));
    for (const chat of [done, waiting]) {
      const body = { conversation_id: chat.conversation_id, chat_id: chat.id };
      expect((await client.call('POST', '/v3/chat/cancel', body)).code).toBe(4104);
    }
  });
});

describe('a bad token', () => {
  test('is HTTP 401 with 700012006 on retrieve, list and cancel, and with 4100 elsewhere', async () => {
    client = await openSandbox();
    const stranger = new SandboxClient(client.sandbox, 'pat_wrong');
    const ids = { conversation_id: '1', chat_id: '1' };
    expect(
      await stranger.call('POST', '/v3/chat/retrieve?conversation_id=1&chat_id=1'),
    ).toMatchObject({ status: 401, code: 700012006 });
    expect(
      await stranger.call('GET', '/v3/chat/message/list?conversation_id=1&chat_id=1'),
    ).toMatchObject({ status: 401, code: 700012006 });
    expect(await stranger.call('POST', '/v3/chat/cancel', ids)).toMatchObject({
      status: 401,
      code: 700012006,
    });
    expect(await stranger.call('GET', '/v1/users/me')).toMatchObject({ status: 401, code: 4100 });
    expect(await stranger.call('POST', '/v1/conversation/create', {})).toMatchObject({
      status: 401,
      code: 4100,
    });
  });
});

async function codeOf(response: Promise<Response>): Promise<number> {
  return envelopeSchema.parse(await (await response).json()).code;
}

/** The chat that runs in the newest conversation, known by its question. */
async function runningChat(): Promise<SeenChat> {
  const { data } = await client.call(
    'GET',
    `/v1/conversations?bot_id=${client.sandbox.coze.botId}`,
  );
  const conversation =
    z.object({ conversations: z.array(z.object({ id: z.string() })) }).parse(data).conversations[0]
      ?.id ?? '';
  const list = await client.call(
    'POST',
    `/v1/conversation/message/list?conversation_id=${conversation}`,
    {},
  );
  const id = z.array(z.object({ chat_id: z.string() })).parse(list.data)[0]?.chat_id ?? '';
  return { id, conversation_id: conversation, status: '' };
}
