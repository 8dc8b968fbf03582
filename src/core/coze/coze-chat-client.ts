import type { ChatBackend, ChatEvent, ChatReference, Question, ToolOutput } from '../ports/chat-backend';
import { readChat } from './chat-stream';
import type { CozeCall, CozeClient } from './coze-client';
import { logidOf } from './envelope';
import { readEvents } from './event-stream';
import { questionMessages } from './question-messages';

const CANCEL_TIMEOUT_MS = 5000;

export interface CozeChatOptions {
  botId: string;
  host: string;
  /** A silent stream is given up after so long, milliseconds; read for every stream. */
  idleMs: () => number;
}

/** One Coze bot as a chat service (coze-wire 3.3). */
export class CozeChatClient implements ChatBackend {
  constructor(
    private readonly coze: CozeClient,
    private readonly options: CozeChatOptions,
  ) {}

  ask(question: Question, signal: AbortSignal): AsyncIterable<ChatEvent> {
    return this.read({
      method: 'POST',
      path: '/v3/chat',
      ...(question.conversationId !== null && { query: { conversation_id: question.conversationId } }),
      body: {
        bot_id: this.options.botId,
        user_id: question.userId,
        stream: true,
        auto_save_history: true,
        additional_messages: questionMessages(question),
      },
      signal,
    });
  }

  answerTools(reference: ChatReference, outputs: ToolOutput[], signal: AbortSignal): AsyncIterable<ChatEvent> {
    return this.read({
      method: 'POST',
      path: '/v3/chat/submit_tool_outputs',
      query: { conversation_id: reference.conversationId, chat_id: reference.chatId },
      body: { stream: true, tool_outputs: outputs.map(({ id, output }) => ({ tool_call_id: id, output })) },
      signal,
    });
  }

  async cancel(reference: ChatReference): Promise<void> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), CANCEL_TIMEOUT_MS);
    try {
      await this.coze.call({
        method: 'POST',
        path: '/v3/chat/cancel',
        body: { conversation_id: reference.conversationId, chat_id: reference.chatId },
        signal: limit.signal,
      });
    } finally {
      clearTimeout(timer);
    }
  }

  private async *read(call: CozeCall): AsyncIterable<ChatEvent> {
    const stream = await this.coze.stream(call);
    const origin = { host: this.options.host, path: call.path, logid: logidOf(stream.headers) };
    yield* readChat(readEvents(stream, this.options.idleMs()), origin);
  }
}
