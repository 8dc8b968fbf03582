import { type Server, createServer } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type SandboxClient, answerIn, chatIn, openSandbox } from '../sandbox-client';

const requestSchema = z.object({
  model: z.string(),
  stream: z.literal(true),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
});

let server: Server;
let client: SandboxClient;
/** What the fake model was asked, and what it answers: data lines, or an HTTP status. */
let asked: { authorization: string | undefined; body: z.infer<typeof requestSchema> }[];
let answer: string[] | number;

beforeEach(async () => {
  asked = [];
  answer = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = requestSchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
      asked.push({ authorization: request.headers.authorization, body });
      if (typeof answer === 'number') return response.writeHead(answer).end();
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      return response.end(answer.map((line) => `data: ${line}\r\n\r\n`).join(''));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  client = await openSandbox({
    languageModel: { baseUrl: `http://127.0.0.1:${port}/v1/`, apiKey: 'sk-1', model: 'tiny' },
  });
});
afterEach(async () => {
  await client.sandbox.close();
  server.close();
});

const delta = (fields: Record<string, string>): string =>
  JSON.stringify({ choices: [{ delta: fields }] });

test('its deltas are sent on as they come, thinking apart from the answer', async () => {
  answer = [
    delta({ reasoning_content: '想' }),
    delta({ content: '好' }),
    delta({ content: '喝' }),
    '{"choices":[]}',
    '[DONE]',
  ];
  const events = await client.chatEvents('请介绍一下手冲咖啡的技巧');
  expect(answerIn(events)).toBe('好喝');
  const completed = events.find(
    ({ event, data }) => event.endsWith('completed') && data['type'] === 'answer',
  );
  expect(completed?.data).toMatchObject({ content: '好喝', reasoning_content: '想' });
  expect(chatIn(events).status).toBe('completed');
});

test('it is asked with key, model, found knowledge and the question', async () => {
  answer = [delta({ content: '好' }), '[DONE]'];
  await client.chatEvents('请介绍一下手冲咖啡的技巧');
  expect(asked[0]).toMatchObject({ authorization: 'Bearer sk-1', body: { model: 'tiny' } });
  expect(asked[0]?.body.messages[0]?.content).toContain('可以参考的资料');
  expect(asked[0]?.body.messages.at(-1)).toEqual({
    role: 'user',
    content: '请介绍一下手冲咖啡的技巧',
  });
});

test('it gets the turns before as context, but not those before a clear', async () => {
  answer = [delta({ content: '一' }), '[DONE]'];
  const { conversation_id: conversation } = chatIn(await client.chatEvents('甲', {}));
  await client.chatEvents('乙', {}, conversation);
  expect(asked[1]?.body.messages.slice(1).map(({ content }) => content)).toEqual([
    '甲',
    '一',
    '乙',
  ]);
  await client.call('POST', `/v1/conversations/${conversation}/clear`);
  await client.chatEvents('丙', {}, conversation);
  expect(asked[2]?.body.messages.slice(1).map(({ content }) => content)).toEqual(['丙']);
});

test('a cancelled turn is no context for the next one', async () => {
  await client.sandbox.close();
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  client = await openSandbox({
    tokenDelayMs: 100,
    languageModel: { baseUrl: `http://127.0.0.1:${port}`, model: 'tiny' },
  });
  answer = [delta({ content: '一' }), delta({ content: '二' }), '[DONE]'];
  const chat = await client.startChat('甲');
  await client.call('POST', '/v3/chat/cancel', {
    conversation_id: chat.conversation_id,
    chat_id: chat.id,
  });
  await client.settle(await client.startChat('乙', chat.conversation_id));
  expect(asked.at(-1)?.body.messages.slice(1)).toEqual([{ role: 'user', content: '乙' }]);
});

test.each([
  ['an HTTP error', 500, 'language model: HTTP 500'],
  ['an error in its stream', ['{"error":{"message":"overloaded"}}'], 'language model: overloaded'],
])('%s fails the chat with code 4013', async (_what, wrong, message) => {
  answer = wrong;
  const events = await client.chatEvents('请介绍一下手冲咖啡的技巧');
  expect(events.at(-2)).toMatchObject({
    event: 'conversation.chat.failed',
    data: { status: 'failed', last_error: { code: 4013, msg: message } },
  });
  expect(events.at(-1)?.event).toBe('done');
});

test('tools are still asked for by the coffee assistant', async () => {
  expect(chatIn(await client.chatEvents('埃塞俄比亚咖啡特点')).status).toBe('requires_action');
  expect(asked).toEqual([]);
});
