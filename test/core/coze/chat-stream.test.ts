import { describe, expect, test } from 'vitest';
import { readChat } from '../../../src/core/coze/chat-stream';
import type { StreamEvent } from '../../../src/core/coze/event-stream';
import type { ChatEvent } from '../../../src/core/ports/chat-backend';
import { appErrorOf } from '../../fakes/app-error-of';

type Wire = readonly [name: string, data: unknown];

const chat = { id: 'chat-1', conversation_id: 'conv-1', status: 'in_progress' };
const created: Wire = ['conversation.chat.created', chat];
const done: Wire = ['done', '[DONE]'];
const finished: Wire = [
  'conversation.chat.completed',
  { ...chat, status: 'completed', usage: { token_count: 30, input_count: 10, output_count: 20 } },
];
const origin = { host: 'api.coze.cn', path: '/v3/chat', logid: 'log-1' };

function delta(content: string, more: object = {}): Wire {
  return [
    'conversation.message.delta',
    { id: 'm1', type: 'answer', role: 'assistant', content, content_type: 'text', ...more },
  ];
}

function whole(type: string, content: string, more: object = {}): Wire {
  return [
    'conversation.message.completed',
    { id: 'm1', type, role: 'assistant', content, content_type: 'text', ...more },
  ];
}

async function* eventsOf(wire: readonly Wire[]): AsyncIterable<StreamEvent> {
  for (const [name, data] of wire) {
    yield await Promise.resolve({
      name,
      data: typeof data === 'string' && name !== 'done' ? data : JSON.stringify(data),
      receivedAt: 5,
    });
  }
}

async function read(...wire: readonly Wire[]): Promise<ChatEvent[]> {
  const events: ChatEvent[] = [];
  for await (const event of readChat(eventsOf(wire), origin)) events.push(event);
  return events;
}

function answerIn(events: readonly ChatEvent[]): string {
  return events.map((event) => (event.type === 'answer' ? event.text : '')).join('');
}

describe('the usual order', () => {
  test('becomes started, the answer in pieces, follow-ups, completed', async () => {
    const events = await read(
      created,
      ['conversation.chat.in_progress', chat],
      whole('function_call', '{"name":"x","plugin_id":7400000000000000001}', { id: 'm0' }),
      whole('tool_response', 'rain', { id: 'm0' }),
      whole('verbose', '{"msg_type":"knowledge_recall","data":"{}"}', { id: 'm0' }),
      whole('knowledge', 'old style', { id: 'm0' }),
      delta('手冲'),
      delta('咖啡'),
      whole('answer', '手冲咖啡'),
      whole('verbose', '{"msg_type":"generate_answer_finish","data":""}', { id: 'm2' }),
      whole('follow_up', '水温?', { id: 'm3' }),
      whole('follow_up', '粉量?', { id: 'm4' }),
      finished,
      done,
    );
    expect(events).toEqual([
      { type: 'started', reference: { conversationId: 'conv-1', chatId: 'chat-1' } },
      { type: 'answer', text: '手冲', receivedAt: 5 },
      { type: 'answer', text: '咖啡', receivedAt: 5 },
      { type: 'follow-up', text: '水温?' },
      { type: 'follow-up', text: '粉量?' },
      { type: 'completed', usage: { input: 10, output: 20, total: 30 } },
    ]);
  });

  test('thinking comes as reasoning, also while content is empty', async () => {
    const events = await read(
      created,
      delta('', { reasoning_content: '想' }),
      delta('', { reasoning_content: '一想' }),
      delta('答'),
      finished,
    );
    expect(events.filter(({ type }) => type === 'reasoning')).toMatchObject([
      { text: '想' },
      { text: '一想' },
    ]);
    expect(answerIn(events)).toBe('答');
  });

  test('verbose deltas and audio never reach the answer', async () => {
    const events = await read(
      created,
      delta('leak', { type: 'verbose' }),
      ['conversation.audio.delta', { id: 'm1', content: 'AAAA' }],
      delta('ok'),
      finished,
    );
    expect(answerIn(events)).toBe('ok');
  });

  test('unknown events are passed over', async () => {
    expect(
      answerIn(
        await read(
          created,
          ['ping', ''],
          ['conversation.something.new', { a: 1 }],
          delta('ok'),
          finished,
        ),
      ),
    ).toBe('ok');
  });

  test('nothing after the end is read', async () => {
    expect(answerIn(await read(created, delta('a'), finished, done, delta('late')))).toBe('a');
  });
});

describe('a completed answer', () => {
  test('adds only what no delta brought', async () => {
    expect(
      answerIn(await read(created, delta('手冲'), whole('answer', '手冲咖啡'), finished)),
    ).toBe('手冲咖啡');
  });

  test('is the whole answer when there were no deltas', async () => {
    expect(answerIn(await read(created, whole('answer', '手冲咖啡'), finished))).toBe('手冲咖啡');
  });

  test('that comes twice is told once', async () => {
    expect(
      answerIn(await read(created, whole('answer', 'ab'), whole('answer', 'ab'), finished)),
    ).toBe('ab');
  });

  test('of two messages follows each by its own id', async () => {
    const events = await read(
      created,
      delta('A1', { id: 'a' }),
      delta('B1', { id: 'b' }),
      whole('answer', 'A1A2', { id: 'a' }),
      whole('answer', 'B1', { id: 'b' }),
      finished,
    );
    expect(answerIn(events)).toBe('A1B1A2');
  });

  test('with null content is nothing', async () => {
    expect(
      answerIn(
        await read(
          created,
          delta('a'),
          ['conversation.message.completed', { id: 'm1', type: 'answer', content: null }],
          finished,
        ),
      ),
    ).toBe('a');
  });
});

test.each([
  [
    'all counts',
    { token_count: 3, input_count: 1, output_count: 2 },
    { input: 1, output: 2, total: 3 },
  ],
  ['no sum', { input_count: 1, output_count: 2 }, { input: 1, output: 2, total: 3 }],
  ['none at all', undefined, null],
])('usage with %s', async (_name, usage, expected) => {
  const events = await read(created, ['conversation.chat.completed', { ...chat, usage }]);
  expect(events.at(-1)).toEqual({ type: 'completed', usage: expected });
});

describe('requires_action', () => {
  const call = {
    id: 'call-1',
    type: 'function',
    function: { name: 'coffee_knowledge_query', arguments: '{"query":"埃塞俄比亚"}' },
  };

  test('ends the leg with the calls the bot wants', async () => {
    const wanted: Wire = [
      'conversation.chat.requires_action',
      {
        ...chat,
        status: 'requires_action',
        required_action: {
          type: 'submit_tool_outputs',
          submit_tool_outputs: {
            tool_calls: [call, { id: 'call-2', type: 'function', function: { name: 'y' } }],
          },
        },
      },
    ];
    expect((await read(created, wanted, done)).at(-1)).toEqual({
      type: 'tools-wanted',
      reference: { conversationId: 'conv-1', chatId: 'chat-1' },
      calls: [
        { id: 'call-1', name: 'coffee_knowledge_query', arguments: '{"query":"埃塞俄比亚"}' },
        { id: 'call-2', name: 'y', arguments: '{}' },
      ],
    });
  });
});

const REPLY = { id: '', type: 'reply_message', function: null, require_info: null };
function actionFor(...calls: object[]): Wire {
  return [
    'conversation.chat.requires_action',
    {
      ...chat,
      status: 'requires_action',
      usage: { token_count: 0, input_count: 0, output_count: 0 },
      required_action: {
        type: 'submit_tool_outputs',
        submit_tool_outputs: { tool_calls: calls },
      },
    },
  ];
}

describe('a question node', () => {
  test('that waits ends the turn with its question as the answer', async () => {
    const events = await read(created, delta('确认吗？'), actionFor(REPLY), done);
    expect(answerIn(events)).toBe('确认吗？');
    expect(events.at(-1)).toEqual({ type: 'completed', usage: null });
  });

  test('beside a local tool leaves the tool alone to be answered', async () => {
    const call = { id: 'call-1', type: 'function', function: { name: 'x', arguments: '{}' } };
    expect((await read(created, actionFor(REPLY, call), done)).at(-1)).toMatchObject({
      type: 'tools-wanted',
      calls: [{ id: 'call-1', name: 'x' }],
    });
  });
});

describe('failure', () => {
  test.each([
    [
      'failed, as a chat with last_error',
      [
        'conversation.chat.failed',
        { ...chat, status: 'failed', last_error: { code: 5000, msg: 'event interval error' } },
      ],
      'COZE_SERVER_ERROR',
    ],
    [
      'failed, as a chat, a model error',
      ['conversation.chat.failed', { ...chat, last_error: { code: 4013, msg: 'model' } }],
      'MODEL_FAILED',
    ],
    ['failed, bare', ['conversation.chat.failed', { code: 4013, msg: 'model' }], 'MODEL_FAILED'],
    [
      'failed, the number as text',
      ['conversation.chat.failed', { code: '4011', msg: 'x' }],
      'BALANCE_EXHAUSTED',
    ],
    [
      'failed without a number',
      ['conversation.chat.failed', { ...chat, last_error: { code: 0, msg: 'why' } }],
      'CHAT_FAILED',
    ],
    ['error: busy', ['error', { code: 4016, msg: 'Conversation occupied' }], 'CONVERSATION_BUSY'],
    ['error: quota', ['error', { code: 4028, msg: 'quota' }], 'QUOTA_EXHAUSTED'],
    ['error, empty', ['error', {}], 'CHAT_FAILED'],
    ['error that is no JSON', ['error', 'oops'], 'CHAT_FAILED'],
  ] as ReadonlyArray<[string, Wire, string]>)('%s', async (_name, wire, code) => {
    const error = await appErrorOf(read(created, delta('half'), wire, done));
    expect(error).toMatchObject({ code, logid: 'log-1' });
  });

  test('a stream without a terminal event is broken, whatever came before', async () => {
    for (const wire of [
      [],
      [created],
      [created, delta('half')],
      [created, whole('answer', 'all')],
      [created, delta('half'), done],
    ]) {
      expect(await appErrorOf(read(...wire))).toMatchObject({
        code: 'STREAM_BROKEN',
        logid: 'log-1',
        layer: 'stream',
      });
    }
  });

  test.each([
    ['no JSON', ['conversation.message.delta', '{"content":']],
    ['a chat without its ids', ['conversation.chat.completed', { status: 'completed' }]],
    ['a list in the place of a message', ['conversation.message.completed', '[]']],
  ] as ReadonlyArray<[string, Wire]>)('%s is a broken stream', async (_name, wire) => {
    expect((await appErrorOf(read(created, wire))).code).toBe('STREAM_BROKEN');
  });
});

test("a Studio's last event, with empty data, does no harm", async () => {
  expect(
    (await read(created, delta('ok'), finished, ['conversation.stream.done', ''])).at(-1)?.type,
  ).toBe('completed');
});
