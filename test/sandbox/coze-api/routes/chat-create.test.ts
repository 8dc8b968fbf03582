import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  SandboxClient,
  answerIn,
  chatIn,
  envelopeSchema,
  openSandbox,
  parseEvents,
} from '../sandbox-client';

const QUESTION = '请介绍一下手冲咖啡的技巧';

let client: SandboxClient;
beforeEach(async () => {
  client = await openSandbox();
});
afterEach(() => client.sandbox.close());

describe('a streamed chat', () => {
  test('has its events in the order of the protocol', async () => {
    const events = await client.chatEvents(QUESTION);
    const names = events.map(({ event, data }) =>
      event.includes('message') ? `${event} ${String(data['type'])}` : event,
    );
    const withoutRepeats = names.filter((name, index) => name !== names[index - 1]);
    expect(withoutRepeats).toEqual([
      'conversation.chat.created',
      'conversation.chat.in_progress',
      'conversation.message.completed verbose',
      'conversation.message.delta answer',
      'conversation.message.completed answer',
      'conversation.message.completed verbose',
      'conversation.message.completed follow_up',
      'conversation.chat.completed',
      'done',
    ]);
    expect(names.filter((name) => name.endsWith('follow_up')).length).toBeLessThanOrEqual(3);
  });

  test('has one message id for all pieces, and the pieces are the answer', async () => {
    const events = await client.chatEvents(QUESTION);
    const deltas = events.filter(({ event }) => event === 'conversation.message.delta');
    const whole = events.find(
      ({ event, data }) => event === 'conversation.message.completed' && data['type'] === 'answer',
    );
    expect(new Set(deltas.map(({ data }) => data['id']))).toEqual(new Set([whole?.data['id']]));
    expect(answerIn(events)).toBe(whole?.data['content']);
    for (const { data } of deltas)
      expect(Array.from(String(data['content'])).length).toBeLessThanOrEqual(4);
  });

  test('counts tokens only at its end, the same every time', async () => {
    const first = await client.chatEvents(QUESTION);
    expect(first[0]?.data['usage']).toEqual({ token_count: 0, output_count: 0, input_count: 0 });
    const usage = chatIn(first)['usage'];
    expect(chatIn(await client.chatEvents(QUESTION))['usage']).toEqual(usage);
  });

  test('ends with a verbose generate_answer_finish that holds JSON in JSON', async () => {
    const events = await client.chatEvents(QUESTION);
    const verbose = events.filter(({ data }) => data['type'] === 'verbose').at(-1);
    expect(JSON.parse(String(verbose?.data['content']))).toEqual({
      msg_type: 'generate_answer_finish',
      data: JSON.stringify({ finish_reason: 0, FinData: '' }),
      from_module: null,
      from_unit: null,
    });
  });

  test('flushes every event on its own', async () => {
    await client.sandbox.close();
    client = await openSandbox({ tokenDelayMs: 15 });
    const reader = (await client.chat(QUESTION)).body?.getReader();
    const seen: string[] = [];
    while (seen.length < 6) seen.push(new TextDecoder().decode((await reader?.read())?.value));
    await reader?.cancel();
    expect(
      seen
        .slice(3)
        .every(
          (chunk) => chunk.startsWith('event:conversation.message.delta') && chunk.endsWith('\n\n'),
        ),
    ).toBe(true);
  });
});

test('on the wire an event is two lines and a blank one, without spaces, ids, comments or CRs', async () => {
  const raw = await rawChat(client, QUESTION);
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(head.toLowerCase()).toContain('\r\ncontent-type: text/event-stream\r\n');
  const body = unchunk(rest.join('\r\n\r\n'));
  for (const block of body.split('\n\n').slice(0, -1))
    expect(block).toMatch(/^event:[a-z_.]+\ndata:(\{.*\}|"\[DONE\]")$/);
  expect(body).toMatch(/^event:conversation\.chat\.created\ndata:\{"id":"\d{19}",/);
  expect(body.endsWith('event:done\ndata:"[DONE]"\n\n')).toBe(true);
});

describe('a chat without streaming', () => {
  test('is in progress at once and completes in the background', async () => {
    const chat = await client.startChat(QUESTION);
    expect(chat.status).toBe('in_progress');
    expect((await client.settle(chat)).status).toBe('completed');
  });

  test('needs a saved history, else 4007', async () => {
    expect(
      await refusal(client.chat(QUESTION, { stream: false, auto_save_history: false })),
    ).toEqual([200, 4007]);
  });
});

describe('a chat is refused with HTTP 200 and', () => {
  test.each([
    ['4101 for a bad token', 4101, {}, 'nonsense'],
    ['4200 for an unknown bot', 4200, { bot_id: '7400000000000000000' }, undefined],
    [
      '4004 for 101 messages',
      4004,
      { additional_messages: Array.from({ length: 101 }, () => ({ role: 'user', content: 'x' })) },
      undefined,
    ],
    ['4003 for bad meta_data', 4003, { meta_data: { '': 'x' } }, undefined],
    ['4000 without a user id', 4000, { user_id: undefined }, undefined],
    ['4000 without a question', 4000, { additional_messages: [] }, undefined],
  ])('%s', async (_what, code, body, token) => {
    const asking = token === undefined ? client : new SandboxClient(client.sandbox, token);
    expect(await refusal(asking.chat(QUESTION, body))).toEqual([200, code]);
  });

  test('4015 for a bot that was never published', async () => {
    expect(
      await refusal(client.chat(QUESTION, { bot_id: client.sandbox.coze.unpublishedBotId })),
    ).toEqual([200, 4015]);
  });

  test('texts that name the cause', async () => {
    const unknownBot = await (
      await client.chat(QUESTION, { bot_id: '7400000000000000000' })
    ).text();
    expect(unknownBot).toContain('bot_id=7400000000000000000');
    expect(unknownBot.endsWith('}')).toBe(true);
    const badToken = await (await new SandboxClient(client.sandbox, 'x').chat(QUESTION)).text();
    expect(badToken).toContain('The token you entered is incorrect');
  });

  test('4002 for a conversation of another session', async () => {
    expect(await refusal(client.chat(QUESTION, {}, '7400000000000000000'))).toEqual([200, 4002]);
  });
});

describe('a busy conversation', () => {
  beforeEach(async () => {
    await client.sandbox.close();
    client = await openSandbox({ tokenDelayMs: 500 });
  });

  test('answers a stream with the event error 4016 and HTTP 200', async () => {
    const { conversation_id: conversation } = await client.startChat(QUESTION);
    const response = await client.chat(QUESTION, {}, conversation);
    expect(response.status).toBe(200);
    const events = parseEvents(await response.text());
    expect(events).toMatchObject([{ event: 'error', data: { code: 4016 } }]);
  });

  test('answers a request without streaming with code 4016', async () => {
    const { conversation_id: conversation } = await client.startChat(QUESTION);
    expect(await refusal(client.chat(QUESTION, { stream: false }, conversation))).toEqual([
      200, 4016,
    ]);
  });
});

describe('what a chat leaves behind', () => {
  test('the question and the answer in its conversation, without intermediate results', async () => {
    const { conversation_id: conversation } = chatIn(await client.chatEvents(QUESTION));
    const list = await client.call(
      'POST',
      `/v1/conversation/message/list?conversation_id=${conversation}`,
      { order: 'asc' },
    );
    expect(list.data).toMatchObject([{ type: 'question', content: QUESTION }, { type: 'answer' }]);
  });

  test('nothing without auto_save_history', async () => {
    const chat = chatIn(await client.chatEvents(QUESTION, { auto_save_history: false }));
    const query = `conversation_id=${chat.conversation_id}&chat_id=${chat.id}`;
    expect((await client.call('GET', `/v3/chat/retrieve?${query}`)).code).toBe(4001);
    const list = await client.call(
      'POST',
      `/v1/conversation/message/list?conversation_id=${chat.conversation_id}`,
      {},
    );
    expect(list.data).toEqual([]);
  });

  test('a client that leaves does not stop it', async () => {
    const response = await client.chat(QUESTION);
    const reader = response.body?.getReader();
    const first = new TextDecoder().decode((await reader?.read())?.value);
    const chat = chatIn(parseEvents(`${first.split('\n\n')[0] ?? ''}\n\n`));
    await reader?.cancel();
    expect((await client.settle(chat)).status).toBe('completed');
  });
});

async function refusal(response: Promise<Response>): Promise<[number, number]> {
  const answer = await response;
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  return [answer.status, envelopeSchema.parse(await answer.json()).code];
}

/** Sends the request over a bare socket and returns every byte of the answer as text. */
function rawChat(asking: SandboxClient, question: string): Promise<string> {
  const { apiBase, botId, pat } = asking.sandbox.coze;
  const { hostname, port, host } = new URL(apiBase);
  const message = { role: 'user', content: question, content_type: 'text' };
  const body = JSON.stringify({
    bot_id: botId,
    user_id: 'u',
    stream: true,
    additional_messages: [message],
  });
  const head = [
    'POST /v3/chat HTTP/1.1',
    `Host: ${host}`,
    `Authorization: Bearer ${pat}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () =>
      socket.write(`${head.join('\r\n')}\r\n\r\n${body}`),
    );
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('end', () => resolve(Buffer.concat(chunks).toString()));
    socket.on('error', reject);
  });
}

/** Undoes chunked transfer coding; sizes count bytes. */
function unchunk(text: string): string {
  let rest = Buffer.from(text);
  const parts: Buffer[] = [];
  for (;;) {
    const lineEnd = rest.indexOf('\r\n');
    const size = Number.parseInt(rest.subarray(0, lineEnd).toString(), 16);
    if (!(size > 0)) return Buffer.concat(parts).toString();
    parts.push(rest.subarray(lineEnd + 2, lineEnd + 2 + size));
    rest = rest.subarray(lineEnd + 2 + size + 2);
  }
}
