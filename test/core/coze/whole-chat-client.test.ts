import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PatTokenSource } from '../../../src/core/auth/token-provider';
import { CozeClient } from '../../../src/core/coze/coze-client';
import { WholeChatClient } from '../../../src/core/coze/whole-chat-client';
import { HttpClient } from '../../../src/core/net/http-client';
import type { ChatEvent, ChatReference } from '../../../src/core/ports/chat-backend';
import { appErrorOf } from '../../fakes/app-error-of';
import { sendJson, startStub, type SeenRequest, type StubServer } from '../../fakes/stub-server';

let http: HttpClient;
let cancelled: ChatReference[] = [];
beforeEach(() => {
  http = new HttpClient({ timeoutMs: () => 2000 });
  cancelled = [];
});
afterEach(() => http.dispose());

const REFERENCE = { conversationId: 'conv-1', chatId: 'chat-1' };
const RUNS = { id: 'chat-1', conversation_id: 'conv-1', status: 'in_progress' };
const CALL = { id: 'call-1', type: 'function', function: { name: 'tool', arguments: '{}' } };
const WANTS = {
  ...RUNS,
  status: 'requires_action',
  required_action: { type: 'submit_tool_outputs', submit_tool_outputs: { tool_calls: [CALL] } },
};
const DONE = {
  ...RUNS,
  status: 'completed',
  usage: { token_count: 3, input_count: 1, output_count: 2 },
};
const FIRST = { id: 'm1', type: 'answer', content: 'ab', reasoning_content: 'hm' };
const SECOND = { id: 'm2', type: 'answer', content: 'cd' };
const MORE = { id: 'm3', type: 'follow_up', content: 'and?' };
const OUTPUTS = [{ id: 'call-1', output: 'x' }];

type Reply = 'reset' | object;

/** Answers each route in turn, the last for ever. */
async function serve(routes: Record<string, Reply[]>): Promise<StubServer> {
  return startStub((request, response, socket) => {
    const replies = routes[`${request.method} ${request.path.split('?')[0]}`] ?? [];
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    if (reply === 'reset' || reply === undefined) socket.destroy();
    else sendJson(response, 200, 'code' in reply ? reply : { code: 0, msg: '', data: reply });
  });
}

function cancel(reference: ChatReference): Promise<void> {
  cancelled.push(reference);
  return Promise.resolve();
}

function clientOf({ origin }: StubServer, deadlineMs = 400): WholeChatClient {
  const coze = new CozeClient(http, new PatTokenSource('pat_1'), origin);
  return new WholeChatClient(coze, {
    botId: '1',
    host: 'h',
    poll: { intervalMs: 5, deadlineMs },
    streamed: { cancel, upload: () => Promise.reject(new Error('no files here')) },
  });
}

async function all(events: AsyncIterable<ChatEvent>): Promise<ChatEvent[]> {
  const list: ChatEvent[] = [];
  for await (const event of events) list.push(event);
  return list;
}

const { signal } = new AbortController();
const ask = (client: WholeChatClient): Promise<ChatEvent[]> =>
  all(client.ask({ text: 'q', conversationId: 'conv-1', userId: 'u' }, signal));
const told = (events: readonly ChatEvent[]): string[] =>
  events.map((event) => ('text' in event ? `${event.type} ${event.text}` : event.type));
const routeOf = ({ method, path }: SeenRequest): string => `${method} ${path.split('?')[0]}`;

describe('an answer in one piece', () => {
  test('is asked for without a stream, asked after until it is over, and told whole', async () => {
    const stub = await serve({
      'POST /v3/chat': [RUNS],
      'GET /v3/chat/retrieve': [RUNS, RUNS, DONE],
      'GET /v3/chat/message/list': [[FIRST, SECOND, MORE]],
    });
    const events = await ask(clientOf(stub));
    expect(told(events)).toEqual([
      'started',
      'reasoning hm',
      'answer ab',
      'answer cd',
      'follow-up and?',
      'completed',
    ]);
    expect(events.at(-1)).toEqual({ type: 'completed', usage: { input: 1, output: 2, total: 3 } });
    expect(stub.requests.map(routeOf)).toEqual([
      'POST /v3/chat',
      'GET /v3/chat/retrieve',
      'GET /v3/chat/retrieve',
      'GET /v3/chat/retrieve',
      'GET /v3/chat/message/list',
    ]);
    expect(stub.requests[0]?.path).toBe('/v3/chat?conversation_id=conv-1');
    expect(JSON.parse(stub.requests[0]?.body ?? '')).toMatchObject({
      stream: false,
      auto_save_history: true,
      additional_messages: [{ content: 'q' }],
    });
  });

  test('survives a server that is gone for a while', async () => {
    const stub = await serve({
      'POST /v3/chat': [RUNS],
      'GET /v3/chat/retrieve': ['reset', 'reset', DONE],
      'GET /v3/chat/message/list': ['reset', [FIRST]],
    });
    expect(told(await ask(clientOf(stub)))).toContain('answer ab');
  });

  test('that failed tells why', async () => {
    const failed = { ...RUNS, status: 'failed', last_error: { code: 4008, msg: 'no quota' } };
    const stub = await serve({ 'POST /v3/chat': [RUNS], 'GET /v3/chat/retrieve': [failed] });
    expect((await appErrorOf(ask(clientOf(stub)))).code).toBe('QUOTA_EXHAUSTED');
    const refused = await serve({ 'POST /v3/chat': [{ code: 4015, msg: 'not published' }] });
    expect((await appErrorOf(ask(clientOf(refused)))).code).toBe('BOT_NOT_PUBLISHED');
  });

  test('that never ends is given up at the deadline, and Coze is told', async () => {
    const stub = await serve({ 'POST /v3/chat': [RUNS], 'GET /v3/chat/retrieve': [RUNS] });
    expect((await appErrorOf(ask(clientOf(stub, 40)))).code).toBe('STREAM_STALLED');
    expect(cancelled).toEqual([REFERENCE]);
  });

  test('can be stopped while it is waited for', async () => {
    const stub = await serve({ 'POST /v3/chat': [RUNS], 'GET /v3/chat/retrieve': [RUNS] });
    const controller = new AbortController();
    const asking = appErrorOf(
      all(
        clientOf(stub, 60_000).ask(
          { text: 'q', conversationId: null, userId: 'u' },
          controller.signal,
        ),
      ),
    );
    setTimeout(() => controller.abort(), 20);
    expect((await asking).code).toBe('ABORTED');
  });

  test('is never asked for twice when the connection breaks on the question', async () => {
    const stub = await serve({ 'POST /v3/chat': ['reset'] });
    expect((await appErrorOf(ask(clientOf(stub)))).code).toBe('CONNECTION_RESET');
    expect(stub.requests).toHaveLength(1);
  });
});

const open = (submits: Reply[], retrieves: Reply[]): Promise<StubServer> =>
  serve({
    'POST /v3/chat': [RUNS],
    'POST /v3/chat/submit_tool_outputs': submits,
    'GET /v3/chat/retrieve': retrieves,
    'GET /v3/chat/message/list': [[FIRST], [FIRST, SECOND]],
  });
const submitsOf = (stub: StubServer): number =>
  stub.requests.filter(({ path }) => path.startsWith('/v3/chat/submit')).length;

describe('tools', () => {
  test('are wanted, handed over without a stream, and only what is new is told after them', async () => {
    const stub = await open([RUNS], [WANTS, RUNS, DONE]);
    const client = clientOf(stub);
    const first = await ask(client);
    expect(first.at(-1)).toEqual({
      type: 'tools-wanted',
      reference: REFERENCE,
      calls: [{ id: 'call-1', name: 'tool', arguments: '{}' }],
    });
    expect(told(await all(client.answerTools(REFERENCE, OUTPUTS, signal)))).toEqual([
      'answer cd',
      'completed',
    ]);
    const submit = stub.requests.find(
      (request) => routeOf(request) === 'POST /v3/chat/submit_tool_outputs',
    );
    expect(JSON.parse(submit?.body ?? '')).toEqual({
      stream: false,
      tool_outputs: [{ tool_call_id: 'call-1', output: 'x' }],
    });
  });

  test('whose hand-over got lost are handed over again; one that arrived is not', async () => {
    const lost = await open(['reset', RUNS], [WANTS, WANTS, DONE]);
    let client = clientOf(lost);
    await ask(client);
    expect(told(await all(client.answerTools(REFERENCE, OUTPUTS, signal)))).toEqual([
      'answer cd',
      'completed',
    ]);
    expect(submitsOf(lost)).toBe(2);
    const heard = await open(['reset'], [WANTS, DONE]);
    client = clientOf(heard);
    await ask(client);
    expect(told(await all(client.answerTools(REFERENCE, OUTPUTS, signal)))).toEqual([
      'answer cd',
      'completed',
    ]);
    expect(submitsOf(heard)).toBe(1);
  });
});
