import { AppError } from '../lib/errors';
import type { ChatEvent } from '../ports/chat-backend';
import { chatObjectSchema, messageObjectSchema, streamErrorSchema, type ChatObject } from './chat-messages';
import { toCozeError } from './coze-errors';
import type { StreamEvent } from './event-stream';

/** Where the stream came from, for the error. */
export interface ChatStreamOrigin {
  host: string;
  path: string;
  logid: string | null;
}

/**
 * Translates Coze's chat events into ours (coze-wire 3.4). Noise (verbose, knowledge, function_call messages) is cut.
 * Ends after `completed` or `tools-wanted`; a stream that stops without one of them, or that carries an error, throws:
 * half an answer never looks whole.
 */
export async function* readChat(events: AsyncIterable<StreamEvent>, origin: ChatStreamOrigin): AsyncIterable<ChatEvent> {
  const answer = new AnswerText();
  for await (const event of events) {
    switch (event.name) {
      case 'conversation.chat.created': {
        const chat = parse(chatObjectSchema, event, origin);
        yield { type: 'started', reference: referenceOf(chat) };
        break;
      }
      case 'conversation.message.delta':
        yield* answer.delta(event, origin);
        break;
      case 'conversation.message.completed':
        yield* answer.completed(event, origin);
        break;
      case 'conversation.chat.requires_action': {
        const chat = parse(chatObjectSchema, event, origin);
        yield { type: 'tools-wanted', reference: referenceOf(chat), calls: toolCallsOf(chat) };
        return;
      }
      case 'conversation.chat.completed': {
        yield { type: 'completed', usage: usageOf(parse(chatObjectSchema, event, origin)) };
        return;
      }
      case 'conversation.chat.failed':
      case 'error':
        throw failureOf(event, origin);
      default:
        break;
    }
  }
  throw new AppError('STREAM_BROKEN', { logid: origin.logid });
}

/** Follows the text of each answer message, so that a completed message adds only what no delta brought. */
class AnswerText {
  private readonly received = new Map<string, number>();

  *delta(event: StreamEvent, origin: ChatStreamOrigin): Iterable<ChatEvent> {
    const message = parse(messageObjectSchema, event, origin);
    if (message.type !== 'answer') return;
    if (message.reasoning_content) yield { type: 'reasoning', text: message.reasoning_content, receivedAt: event.receivedAt };
    if (!message.content) return;
    this.received.set(message.id, (this.received.get(message.id) ?? 0) + message.content.length);
    yield { type: 'answer', text: message.content, receivedAt: event.receivedAt };
  }

  *completed(event: StreamEvent, origin: ChatStreamOrigin): Iterable<ChatEvent> {
    const message = parse(messageObjectSchema, event, origin);
    const content = message.content ?? '';
    if (message.type === 'follow_up' && content) yield { type: 'follow-up', text: content };
    if (message.type !== 'answer') return;
    const missing = content.slice(this.received.get(message.id) ?? 0);
    this.received.set(message.id, content.length);
    if (missing) yield { type: 'answer', text: missing, receivedAt: event.receivedAt };
  }
}

function parse<T>(schema: { safeParse(value: unknown): { success: boolean; data?: T } }, event: StreamEvent, origin: ChatStreamOrigin): T {
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

function referenceOf(chat: ChatObject): { conversationId: string; chatId: string } {
  return { conversationId: chat.conversation_id, chatId: chat.id };
}

function toolCallsOf(chat: ChatObject): Array<{ id: string; name: string; arguments: string }> {
  return (chat.required_action?.submit_tool_outputs.tool_calls ?? []).map((call) => ({
    id: call.id,
    name: call.function.name,
    arguments: call.function.arguments,
  }));
}

function usageOf(chat: ChatObject): { input: number; output: number; total: number } | null {
  if (!chat.usage) return null;
  const { input_count: input = 0, output_count: output = 0, token_count: total = input + output } = chat.usage;
  return { input, output, total };
}

function failureOf(event: StreamEvent, origin: ChatStreamOrigin): AppError {
  const body = streamErrorSchema.safeParse(safeJson(event.data));
  const code = body.data?.last_error?.code ?? body.data?.code ?? null;
  const msg = body.data?.last_error?.msg ?? body.data?.msg ?? '';
  if (code === null || code === 0) return new AppError('CHAT_FAILED', { params: { detail: msg.slice(0, 200) }, logid: origin.logid });
  return toCozeError({ status: 200, code, msg, logid: origin.logid, host: origin.host, path: origin.path });
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
