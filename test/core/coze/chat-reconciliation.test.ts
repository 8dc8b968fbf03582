import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PatTokenSource } from '../../../src/core/auth/token-provider';
import { CozeChatClient, type CozeChatOptions } from '../../../src/core/coze/coze-chat-client';
import { CozeClient } from '../../../src/core/coze/coze-client';
import { HttpClient } from '../../../src/core/net/http-client';
import type { ChatEvent } from '../../../src/core/ports/chat-backend';
import { appErrorOf } from '../../fakes/app-error-of';
import { sendJson, startStub, type StubServer } from '../../fakes/stub-server';

let http: HttpClient;
beforeEach(() => {
  http = new HttpClient({ timeoutMs: () => 2000 });
});
afterEach(() => http.dispose());

const REFERENCE = { conversationId: 'conv-1', chatId: 'chat-1' };
const CHAT = { id: 'chat-1', conversation_id: 'conv-1', status: 'in_progress' };
const ANSWER = { id: 'm1', type: 'answer', content: 'abcd' };
const CALL = { id: 'call-1', type: 'function', function: { name: 'tool', arguments: '{}' } };
const WANTS = {
  ...CHAT,
  status: 'requires_action',
  required_action: { type: 'submit_tool_outputs', submit_tool_outputs: { tool_calls: [CALL] } },
};
const DONE = {
  ...CHAT,
  status: 'completed',
  usage: { token_count: 3, input_count: 1, output_count: 2 },
};
const HALF = `event:conversation.chat.created
data:${JSON.stringify(CHAT)}

event:conversation.message.delta
data:${JSON.stringify({ ...ANSWER, content: 'ab' })}

`;

type Reply = { status?: number; body: unknown } | 'reset';
const ok = (data: unknown): Reply => ({ body: { code: 0, msg: '', data } });

function next<T>(replies: T[]): T | undefined {
  return replies.length > 1 ? replies.shift() : replies[0];
}

/**
 * Every stream breaks in the middle; what the chat is asked afterwards is answered in turn, the
 * last for ever.
 */
async function breaking(
  retrieves: Reply[],
  lists: Reply[] = [ok([ANSWER])],
  streams: string[] = [HALF],
): Promise<StubServer> {
  return startStub((request, response, socket) => {
    if (request.method === 'POST') {
      response
        .writeHead(200, { 'content-type': 'text/event-stream', 'x-tt-logid': 'log-1' })
        .end(next(streams));
      return;
    }
    const reply = request.path.startsWith('/v3/chat/retrieve') ? next(retrieves) : next(lists);
    if (reply === 'reset' || !reply) socket.destroy();
    else sendJson(response, reply.status ?? 200, reply.body);
  });
}

function clientOf({ origin }: StubServer, options: Partial<CozeChatOptions> = {}): CozeChatClient {
  const coze = new CozeClient(http, new PatTokenSource('pat_1'), origin);
  return new CozeChatClient(coze, {
    botId: '1',
    host: 'h',
    idleMs: () => 500,
    poll: { intervalMs: 5, deadlineMs: 400 },
    ...options,
  });
}

async function all(events: AsyncIterable<ChatEvent>): Promise<ChatEvent[]> {
  const list: ChatEvent[] = [];
  for await (const event of events) list.push(event);
  return list;
}

const ask = (
  stub: StubServer,
  signal = new AbortController().signal,
  options: Partial<CozeChatOptions> = {},
): Promise<ChatEvent[]> =>
  all(clientOf(stub, options).ask({ text: 'q', conversationId: null, userId: 'u' }, signal));
const textOf = (events: readonly ChatEvent[]): string =>
  events.map((event) => (event.type === 'answer' ? event.text : '')).join('');
const paths = (stub: StubServer): string[] =>
  stub.requests.map(({ method, path }) => `${method} ${path.split('?')[0]}`);

describe('a chat whose stream broke', () => {
  test('is asked after until it is over, by GET, and told to its end', async () => {
    const stub = await breaking([
      ok(CHAT),
      'reset',
      { status: 503, body: {} },
      { status: 429, body: {} },
      ok(DONE),
    ]);
    const events = await ask(stub);
    expect(textOf(events)).toBe('abcd');
    expect(events.at(-1)).toEqual({ type: 'completed', usage: { input: 1, output: 2, total: 3 } });
    expect(paths(stub)).toEqual([
      'POST /v3/chat',
      ...Array.from({ length: 5 }, () => 'GET /v3/chat/retrieve'),
      'GET /v3/chat/message/list',
    ]);
    expect(stub.requests[1]?.path).toBe('/v3/chat/retrieve?conversation_id=conv-1&chat_id=chat-1');
  });

  test('whose messages cannot be fetched at first is asked again', async () => {
    const events = await ask(
      await breaking([ok(DONE)], ['reset', { status: 502, body: '<html>' }, ok([ANSWER])]),
    );
    expect(textOf(events)).toBe('abcd');
  });

  test('and which waits for tools by now says so', async () => {
    const events = await ask(
      await breaking(
        [ok(CHAT), ok(WANTS)],
        [ok([])],
        [HALF.split('event:conversation.message')[0] ?? ''],
      ),
    );
    expect(events.at(-1)).toEqual({
      type: 'tools-wanted',
      reference: REFERENCE,
      calls: [{ id: 'call-1', name: 'tool', arguments: '{}' }],
    });
  });

  test.each([
    [
      'failed',
      { ...CHAT, status: 'failed', last_error: { code: 4013, msg: 'model' } },
      'MODEL_FAILED',
    ],
    ['failed without a reason', { ...CHAT, status: 'failed' }, 'CHAT_FAILED'],
    ['was cancelled elsewhere', { ...CHAT, status: 'canceled' }, 'CHAT_FAILED'],
    ['was cancelled, as Studio spells it', { ...CHAT, status: 'cancelled' }, 'CHAT_FAILED'],
    ['is told with other ids than its own', { status: 'completed' }, 'STREAM_BROKEN'],
  ])('and which %s is told as such', async (_name, chat, code) => {
    expect((await appErrorOf(ask(await breaking([ok(chat)])))).code).toBe(code);
  });

  test('that still runs at the deadline is told as a broken stream, with the logid', async () => {
    const stub = await breaking([ok(CHAT)]);
    expect(await appErrorOf(ask(stub))).toMatchObject({ code: 'STREAM_BROKEN', logid: 'log-1' });
    expect(stub.requests.length).toBeLessThan(90);
  });

  test('behind a network that does not come back is told as the network’s failure', async () => {
    expect((await appErrorOf(ask(await breaking(['reset'])))).code).toBe('CONNECTION_RESET');
  });

  test.each([
    ['a chat that is not found', { body: { code: 4001, msg: 'no chat' } }],
    ['a missing permission', { status: 403, body: { code: 4101, msg: 'no permission' } }],
    [
      'a path that is not served',
      { body: { code: '700012006', msg: 'missing session_key in cookie' } },
    ],
  ])('%s ends the asking at once', async (_name, reply) => {
    const stub = await breaking([reply]);
    expect((await appErrorOf(ask(stub))).code).toBe('STREAM_BROKEN');
    expect(paths(stub)).toEqual(['POST /v3/chat', 'GET /v3/chat/retrieve']);
  });

  test('is let go at once when the person stops it', async () => {
    const stub = await breaking([ok(CHAT)]);
    const controller = new AbortController();
    const asking = appErrorOf(
      ask(stub, controller.signal, { poll: { intervalMs: 60_000, deadlineMs: 120_000 } }),
    );
    setTimeout(() => controller.abort(), 50);
    expect((await asking).code).toBe('ABORTED');
  });

  test('is not asked after by a diagnosis', async () => {
    const stub = await breaking([ok(DONE)]);
    expect((await appErrorOf(ask(stub, undefined, { poll: null }))).code).toBe('STREAM_BROKEN');
    expect(paths(stub)).toEqual(['POST /v3/chat']);
  });
});

describe('the leg after tools', () => {
  const outputs = [{ id: 'call-1', output: 'x' }];
  const ending = `event:conversation.chat.completed\ndata:${JSON.stringify(DONE)}\n\n`;
  const wanting = `${HALF}event:conversation.chat.requires_action\ndata:${JSON.stringify(WANTS)}\n\n`;

  test('tells nothing again that was told before the tools', async () => {
    const stub = await breaking(
      [ok(DONE)],
      [ok([ANSWER, { ...ANSWER, id: 'm2', content: 'ef' }])],
      [wanting, ''],
    );
    const client = clientOf(stub);
    const { signal } = new AbortController();
    expect(
      textOf(await all(client.ask({ text: 'q', conversationId: null, userId: 'u' }, signal))),
    ).toBe('ab');
    expect(textOf(await all(client.answerTools(REFERENCE, outputs, signal)))).toBe('cdef');
  });

  test('is begun again when the outputs never arrived', async () => {
    const stub = await breaking([ok(WANTS)], [ok([])], ['', ending]);
    const events = await all(
      clientOf(stub).answerTools(REFERENCE, outputs, new AbortController().signal),
    );
    expect(events.map(({ type }) => type)).toEqual(['completed']);
    expect(paths(stub).filter((path) => path.startsWith('POST'))).toHaveLength(2);
  });

  test('that never arrives goes back to the caller after the second time', async () => {
    const stub = await breaking([ok(WANTS)], [ok([])], ['']);
    const events = await all(
      clientOf(stub).answerTools(REFERENCE, outputs, new AbortController().signal),
    );
    expect(events.map(({ type }) => type)).toEqual(['tools-wanted']);
  });
});
