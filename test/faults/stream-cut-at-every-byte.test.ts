import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PatTokenSource } from '../../src/core/auth/token-provider';
import { CozeChatClient } from '../../src/core/coze/coze-chat-client';
import { CozeClient } from '../../src/core/coze/coze-client';
import { toAppError } from '../../src/core/lib/errors';
import { HttpClient } from '../../src/core/net/http-client';
import type { RunningSandbox } from '../../src/sandbox/start-sandbox';
import { startTestSandbox } from '../fakes/start-test-sandbox';
import { startRawChatServer, type RawAnswer, type RawChatServer } from './raw-chat-server';
import { FRAMINGS, recordChat, withFollowUps, type RecordedChat } from './recorded-chat';

/** R6: whatever happens to the bytes of a stream, the person reads the same. */
const ANSWER = '水温 92 °C ☕️，咖啡 👨‍👩‍👧 “1:15”。\n\n- 先闷蒸\n- 再注水';
const FOLLOW_UPS = ['粉量多少？', '要闷蒸多久？'];
const AT_ONCE = 40;
const IDLE_MS = 150;

let sandbox: RunningSandbox;
const recorded: Partial<Record<'answer' | 'tools', RecordedChat>> = {};
const http = new HttpClient({ timeoutMs: () => 10_000 });

beforeAll(async () => {
  sandbox = await startTestSandbox({
    answerOverride: (question) => (question.includes('水温') ? ANSWER : undefined),
  });
  recorded.answer = withFollowUps(await recordChat(sandbox, '水温多少？'), FOLLOW_UPS);
  recorded.tools = await recordChat(sandbox, '埃塞俄比亚咖啡特点');
});
afterAll(async () => {
  await http.dispose();
  await sandbox.close();
});

/** What a person ends up with. */
interface Outcome {
  answer: string;
  reasoning: string;
  followUps: string[];
  end: string;
  usage: unknown;
  started: number;
}

async function ask(server: RawChatServer, cut: number): Promise<Outcome> {
  const coze = new CozeClient(http, new PatTokenSource('pat_recorded'), server.origin);
  const chat = new CozeChatClient(coze, {
    botId: '1',
    host: 'x',
    idleMs: () => IDLE_MS,
    poll: { intervalMs: 1, deadlineMs: 5000 },
  });
  const outcome: Outcome = {
    answer: '',
    reasoning: '',
    followUps: [],
    end: '',
    usage: null,
    started: 0,
  };
  try {
    for await (const event of chat.ask(
      { text: 'q', conversationId: String(cut), userId: 'u' },
      new AbortController().signal,
    )) {
      if (event.type === 'answer') outcome.answer += event.text;
      else if (event.type === 'reasoning') outcome.reasoning += event.text;
      else if (event.type === 'follow-up') outcome.followUps.push(event.text);
      else if (event.type === 'started') outcome.started += 1;
      else outcome.end = event.type;
      if (event.type === 'completed') outcome.usage = event.usage;
      if (event.type === 'tools-wanted') outcome.usage = event.calls;
    }
  } catch (thrown) {
    outcome.end = toAppError(thrown).code;
  }
  return outcome;
}

/** One server for all cuts: the conversation id says where the answer is cut. */
async function serve(
  chat: RecordedChat,
  answer: (cut: number) => RawAnswer,
): Promise<RawChatServer> {
  return startRawChatServer(
    (cut) => answer(Number(cut)),
    (path) => (path === '/v3/chat/retrieve' ? chat.retrieve : chat.messages),
  );
}

async function outcomes(server: RawChatServer, cuts: readonly number[]): Promise<Outcome[]> {
  const results: Outcome[] = [];
  for (let at = 0; at < cuts.length; at += AT_ONCE) {
    results.push(
      ...(await Promise.all(cuts.slice(at, at + AT_ONCE).map((cut) => ask(server, cut)))),
    );
  }
  return results;
}

function recording(kind: 'answer' | 'tools'): RecordedChat {
  const chat = recorded[kind];
  if (!chat) throw new Error('nothing was recorded');
  return chat;
}

const range = (from: number, to: number, step = 1): number[] =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_none, at) => from + at * step);
/** From here on the client knows which chat it is about. */
const firstEventEnd = (bytes: Buffer): number =>
  bytes.indexOf('\n\n', bytes.indexOf('\r\n\r\n') + 4) + 2;

async function whole(kind: 'answer' | 'tools'): Promise<Outcome> {
  const bytes = FRAMINGS.chunked(recording(kind).stream);
  const [outcome] = await outcomes(await serve(recording(kind), () => ({ bytes, ending: 'end' })), [
    bytes.length,
  ]);
  if (!outcome) throw new Error('no outcome');
  return outcome;
}

test('the recording itself is the answer with follow-ups and usage, or the wish for tools', async () => {
  expect(await whole('answer')).toMatchObject({ answer: ANSWER, end: 'completed', started: 1 });
  expect((await whole('answer')).followUps).toEqual(FOLLOW_UPS);
  expect((await whole('answer')).usage).not.toBeNull();
  expect(await whole('tools')).toMatchObject({
    end: 'tools-wanted',
    usage: [{ name: 'coffee_knowledge_query' }],
  });
});

describe.each(['chunked', 'until the connection ends'] as const)('a body sent %s', (framing) => {
  test.each([
    ['answer', 'end', 1],
    ['answer', 'reset', 7],
    ['tools', 'end', 1],
    ['tools', 'reset', 7],
  ] as const)(
    '%s, %s after every byte (step %i): the same transcript, asked once',
    async (kind, ending, step) => {
      const expected = await whole(kind);
      const bytes = FRAMINGS[framing](recording(kind).stream);
      const server = await serve(recording(kind), (cut) => ({
        bytes: bytes.subarray(0, cut),
        ending,
      }));
      const cuts = range(0, bytes.length + 1, step);
      const all = await outcomes(server, cuts);
      const known = firstEventEnd(bytes);
      for (const [at, outcome] of all.entries()) {
        const cut = cuts[at] ?? 0;
        // A reset may also destroy bytes on the way, so that the chat's first event is lost with
        // them.
        const isNamed = outcome.started === 1;
        if (ending === 'end') expect(isNamed, `cut at ${cut}`).toBe(cut >= known);
        if (isNamed) expect(outcome, `cut at ${cut}`).toEqual(expected);
        else
          expect(outcome, `cut at ${cut}`).toMatchObject({
            answer: '',
            end: expect.stringMatching(/^(STREAM_BROKEN|CONNECTION_RESET)$/),
          });
      }
      expect(server.requests.filter((request) => request === 'POST /v3/chat')).toHaveLength(
        cuts.length,
      );
    },
    120_000,
  );
});

test('silence after any event or in its middle: the idle limit ends it, and the transcript is the same', async () => {
  const expected = await whole('answer');
  const bytes = FRAMINGS.chunked(recording('answer').stream);
  const server = await serve(recording('answer'), (cut) => ({
    bytes: bytes.subarray(0, cut),
    ending: 'silence',
  }));
  const cuts = range(firstEventEnd(bytes), bytes.indexOf('event:done'), 23);
  for (const outcome of await outcomes(server, cuts)) expect(outcome).toEqual(expected);
}, 60_000);

test('silence before the first event: STREAM_STALLED, asked once', async () => {
  const bytes = FRAMINGS.chunked(recording('answer').stream).subarray(0, 150);
  const server = await serve(recording('answer'), () => ({ bytes, ending: 'silence' }));
  expect(await ask(server, 1)).toMatchObject({ answer: '', end: 'STREAM_STALLED' });
  expect(server.requests).toEqual(['POST /v3/chat']);
});

test.each([
  ['CRLF', (stream: string) => stream.replaceAll('\n', '\r\n')],
  ['lone CR', (stream: string) => stream.replaceAll('\n', '\r')],
  ['data in several lines', (stream: string) => stream.replaceAll('","', '",\ndata: "')],
  [
    'comments and unknown fields between',
    (stream: string) => stream.replaceAll('event:', ': ping\nretry: 5\nevent: '),
  ],
  [
    'no terminal event',
    (stream: string) => stream.slice(0, stream.indexOf('event:conversation.chat.completed')),
  ],
  [
    'no terminal event, but done',
    (stream: string) => stream.replace(/event:conversation\.chat\.completed\ndata:.*\n\n/, ''),
  ],
  [
    "a Studio's end",
    (stream: string) =>
      stream.replace(
        /event:conversation\.chat\.completed[\s\S]*$/,
        'event:conversation.stream.done\ndata:\n\n',
      ),
  ],
  [
    'no deltas',
    (stream: string) => stream.replaceAll(/event:conversation\.message\.delta\ndata:.*\n\n/g, ''),
  ],
] as const)(
  '%s, in pieces of one, two, three and seven bytes: the same transcript',
  async (_name, change) => {
    const expected = await whole('answer');
    const bytes = FRAMINGS['until the connection ends'](change(recording('answer').stream));
    const server = await serve(recording('answer'), (pieceSize) => ({
      bytes,
      ending: 'end',
      pieceSize,
    }));
    for (const outcome of await outcomes(server, [1, 2, 3, 7])) expect(outcome).toEqual(expected);
  },
  60_000,
);
