import { AppError } from '../lib/errors';
import type { ChatEvent } from '../ports/chat-backend';
import {
  chatObjectSchema,
  messageObjectSchema,
  streamErrorSchema,
  toolCallsOf,
  waitsForPerson,
  type ChatObject,
} from './chat-messages';
import { ChatTranscript } from './chat-transcript';
import { toCozeError } from './coze-errors';
import type { StreamEvent } from './event-stream';

/** Where the stream came from, for the error. */
export interface ChatStreamOrigin {
  host: string;
  path: string;
  logid: string | null;
}

/**
 * Translates Coze's chat events into ours (docs/reference/coze-wire.md, 3.4). Verbose, knowledge
 * and function_call messages are dropped. Ends after `completed` or `tools-wanted`. A stream that
 * stops without either, or that carries an error, throws, so that half an answer never looks
 * complete; the transcript holds what has arrived.
 */
export async function* readChat(
  events: AsyncIterable<StreamEvent>,
  origin: ChatStreamOrigin,
  transcript = new ChatTranscript(),
): AsyncIterable<ChatEvent> {
  reading: for await (const event of events) {
    switch (event.name) {
      case 'conversation.chat.created':
        yield start(parse(chatObjectSchema, event, origin), transcript);
        break;
      case 'conversation.chat.in_progress':
        if (transcript.reference === null)
          yield start(parse(chatObjectSchema, event, origin), transcript);
        break;
      case 'conversation.message.delta':
        yield* transcript.delta(parse(messageObjectSchema, event, origin), event.receivedAt);
        break;
      case 'conversation.message.completed':
        yield* transcript.completed(parse(messageObjectSchema, event, origin), event.receivedAt);
        break;
      case 'conversation.chat.requires_action':
        yield actionRequired(parse(chatObjectSchema, event, origin));
        return;
      case 'conversation.chat.completed':
        yield { type: 'completed', usage: usageOf(parse(chatObjectSchema, event, origin)) };
        return;
      case 'conversation.chat.failed':
      case 'error':
        throw failureOf(safeJson(event.data), origin);
      // Nothing follows these; Studio's own last event has no data (docs/reference/coze-wire.md,
      // 8).
      case 'done':
      case 'conversation.stream.done':
        break reading;
      default:
        break;
    }
  }
  throw new AppError('STREAM_BROKEN', { logid: origin.logid });
}

function start(chat: ChatObject, transcript: ChatTranscript): ChatEvent {
  transcript.reference = { conversationId: chat.conversation_id, chatId: chat.id };
  return { type: 'started', reference: transcript.reference };
}

function parse<T>(
  schema: { safeParse(value: unknown): { success: boolean; data?: T } },
  event: StreamEvent,
  origin: ChatStreamOrigin,
): T {
  let json: unknown;
  try {
    json = JSON.parse(event.data);
  } catch {
    json = undefined;
  }
  const result = schema.safeParse(json);
  if (!result.success || result.data === undefined) {
    throw new AppError('STREAM_BROKEN', { params: { detail: event.name }, logid: origin.logid });
  }
  return result.data;
}

/**
 * The end of a round in which the bot asks for local tools. A question node's question came as an
 * answer and nothing is to be submitted, so such a turn is complete; Coze counted nothing yet.
 */
export function actionRequired(chat: ChatObject): ChatEvent {
  if (waitsForPerson(chat)) return { type: 'completed', usage: null };
  return {
    type: 'tools-wanted',
    reference: { conversationId: chat.conversation_id, chatId: chat.id },
    calls: toolCallsOf(chat),
  };
}

/** The tokens a chat used; null when Coze does not say. */
export function usageOf(chat: ChatObject): { input: number; output: number; total: number } | null {
  if (!chat.usage) return null;
  const {
    input_count: input = 0,
    output_count: output = 0,
    token_count: total = input + output,
  } = chat.usage;
  return { input, output, total };
}

/**
 * Why a chat failed: an `error` event, the bare form of `conversation.chat.failed`, or a chat with
 * `last_error`.
 */
export function failureOf(value: unknown, origin: ChatStreamOrigin): AppError {
  const body = streamErrorSchema.safeParse(value);
  const code = body.data?.last_error?.code ?? body.data?.code ?? null;
  const msg = body.data?.last_error?.msg ?? body.data?.msg ?? '';
  if (code === null || code === 0)
    return new AppError('CHAT_FAILED', {
      params: { detail: msg.slice(0, 200) },
      logid: origin.logid,
    });
  return toCozeError({
    status: 200,
    code,
    msg,
    logid: origin.logid,
    host: origin.host,
    path: origin.path,
  });
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
