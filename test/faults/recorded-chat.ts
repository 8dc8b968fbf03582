import { z } from 'zod';
import type { RunningSandbox } from '../../src/sandbox/start-sandbox';

/** A chat as a real server streamed it, and what the same server said of it afterwards. */
export interface RecordedChat {
  /** The body of the event stream. */
  stream: string;
  retrieve: unknown;
  messages: unknown;
}

const idsSchema = z.object({ id: z.string(), conversation_id: z.string() });

/** Asks a running sandbox and keeps every byte. */
export async function recordChat(
  { coze }: RunningSandbox,
  question: string,
): Promise<RecordedChat> {
  const headers = { authorization: `Bearer ${coze.pat}`, 'content-type': 'application/json' };
  const message = { role: 'user', type: 'question', content_type: 'text', content: question };
  const body = JSON.stringify({
    bot_id: coze.botId,
    user_id: 'recorder',
    stream: true,
    additional_messages: [message],
  });
  const response = await fetch(`${coze.apiBase}/v3/chat`, { method: 'POST', headers, body });
  const stream = await response.text();
  const first: unknown = JSON.parse(/data:(.*)/.exec(stream)?.[1] ?? '');
  const { id, conversation_id } = idsSchema.parse(first);
  const query = `conversation_id=${conversation_id}&chat_id=${id}`;
  const get = async (path: string): Promise<unknown> =>
    (await fetch(`${coze.apiBase}${path}?${query}`, { headers })).json();
  return {
    stream,
    retrieve: await get('/v3/chat/retrieve'),
    messages: await get('/v3/chat/message/list'),
  };
}

const listSchema = z.looseObject({ data: z.array(z.looseObject({ type: z.string() })) });

/**
 * The same with follow-up questions where Coze sends them: a given answer of the sandbox has none.
 */
export function withFollowUps(chat: RecordedChat, questions: readonly string[]): RecordedChat {
  const list = listSchema.parse(chat.messages);
  const answer = list.data.find(({ type }) => type === 'answer');
  const added = questions.map((content, at) => ({
    ...answer,
    id: `75000000000000000${at}`,
    type: 'follow_up',
    content,
  }));
  const events = added
    .map((message) => `event:conversation.message.completed\ndata:${JSON.stringify(message)}\n\n`)
    .join('');
  const end = 'event:conversation.chat.completed';
  return {
    ...chat,
    stream: chat.stream.replace(end, events + end),
    messages: { ...list, data: [...list.data, ...added] },
  };
}

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nx-tt-logid: recorded\r\n';

/**
 * The two ways in which HTTP/1.1 carries a stream: with the second, a cut looks like a proper end.
 */
export const FRAMINGS = {
  chunked: (stream: string): Buffer => {
    const chunks = stream
      .split(/(?<=\n\n)/)
      .map((event) => `${Buffer.byteLength(event).toString(16)}\r\n${event}\r\n`);
    return Buffer.from(`${HEAD}transfer-encoding: chunked\r\n\r\n${chunks.join('')}0\r\n\r\n`);
  },
  'until the connection ends': (stream: string): Buffer =>
    Buffer.from(`${HEAD}connection: close\r\n\r\n${stream}`),
} as const;
