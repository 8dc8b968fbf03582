import { AppError, toAppError } from '../lib/errors';
import type {
  ChatBackend,
  ChatEvent,
  ChatReference,
  Question,
  QuestionFile,
  ToolOutput,
  UploadedFile,
} from '../ports/chat-backend';
import { chatObjectSchema, toolCallsOf } from './chat-messages';
import { pollChat, type PolledChat, type PollPolicy } from './chat-poll';
import { isBrokenStream, polledEvents } from './chat-reconciliation';
import { isSameRound, type CozeChatOptions } from './coze-chat-client';
import { ChatTranscript } from './chat-transcript';
import type { CozeClient } from './coze-client';
import { chatRequestBody } from './question-messages';

/** Longer than any answer takes: without a stream there is no sign of progress. */
const WHOLE_POLICY: PollPolicy = { intervalMs: 1000, deadlineMs: 600_000 };

export interface WholeChatOptions extends Pick<CozeChatOptions, 'botId' | 'host'> {
  poll?: PollPolicy;
  /** The operations that are the same with and without a stream. */
  streamed: Pick<ChatBackend, 'cancel' | 'upload'>;
}

/**
 * One Coze bot whose answers arrive in one piece (`stream: false`, docs/reference/coze-wire.md,
 * 3.3): the question is posted, the chat polled once a second until it ends, then its messages are
 * read. For networks that let no stream through.
 */
export class WholeChatClient implements ChatBackend {
  /** Transcripts of chats that wait for tools; their next round adds only what is new. */
  private readonly waiting = new Map<string, ChatTranscript>();

  constructor(
    private readonly coze: CozeClient,
    private readonly options: WholeChatOptions,
  ) {}

  upload(file: QuestionFile, signal: AbortSignal): Promise<UploadedFile> {
    return this.options.streamed.upload(file, signal);
  }

  async *ask(question: Question, signal: AbortSignal): AsyncIterable<ChatEvent> {
    const { data, logid } = await this.coze.call({
      method: 'POST',
      path: '/v3/chat',
      ...(question.conversationId !== null && {
        query: { conversation_id: question.conversationId },
      }),
      body: chatRequestBody(question, { botId: this.options.botId, stream: false }),
      signal,
    });
    const chat = chatObjectSchema.safeParse(data);
    if (!chat.success)
      throw new AppError('NOT_COZE_RESPONSE', {
        params: { host: this.options.host, status: 200 },
        logid,
      });
    const reference = { conversationId: chat.data.conversation_id, chatId: chat.data.id };
    yield { type: 'started', reference };
    const polled = await this.wait(reference, signal);
    yield* this.eventsOf(polled, reference, new ChatTranscript(reference));
  }

  async *answerTools(
    reference: ChatReference,
    outputs: ToolOutput[],
    signal: AbortSignal,
  ): AsyncIterable<ChatEvent> {
    const transcript = this.waiting.get(reference.chatId) ?? new ChatTranscript(reference);
    this.waiting.delete(reference.chatId);
    await this.submit(reference, outputs, signal);
    let polled = await this.wait(reference, signal);
    if (waitsFor(polled, outputs)) {
      // Coze still waits for these very outputs, so they never arrived and can be sent again.
      await this.submit(reference, outputs, signal);
      polled = await this.wait(reference, signal);
    }
    yield* this.eventsOf(polled, reference, transcript);
  }

  cancel(reference: ChatReference): Promise<void> {
    return this.options.streamed.cancel(reference);
  }

  async *resume(reference: ChatReference, signal: AbortSignal): AsyncIterable<ChatEvent> {
    yield* this.eventsOf(
      await this.wait(reference, signal),
      reference,
      new ChatTranscript(reference),
    );
  }

  /** When the connection breaks here, polling the chat shows whether Coze received them. */
  private async submit(
    reference: ChatReference,
    outputs: readonly ToolOutput[],
    signal: AbortSignal,
  ): Promise<void> {
    try {
      await this.coze.call({
        method: 'POST',
        path: '/v3/chat/submit_tool_outputs',
        query: { conversation_id: reference.conversationId, chat_id: reference.chatId },
        body: {
          stream: false,
          tool_outputs: outputs.map(({ id, output }) => ({ tool_call_id: id, output })),
        },
        signal,
      });
    } catch (thrown) {
      const error = toAppError(thrown);
      if (signal.aborted || !isBrokenStream(error)) throw error;
    }
  }

  /** STREAM_STALLED for a chat that never ends; it is cancelled. */
  private async wait(reference: ChatReference, signal: AbortSignal): Promise<PolledChat> {
    const { poll = WHOLE_POLICY } = this.options;
    const polled = await pollChat(this.coze, reference, poll, signal);
    if (polled) return polled;
    void this.cancel(reference).catch(() => {});
    throw new AppError('STREAM_STALLED', {
      params: { seconds: Math.round(poll.deadlineMs / 1000) },
    });
  }

  private *eventsOf(
    polled: PolledChat,
    reference: ChatReference,
    transcript: ChatTranscript,
  ): Iterable<ChatEvent> {
    const origin = { host: this.options.host, path: '/v3/chat/retrieve', logid: polled.logid };
    for (const event of polledEvents(polled, transcript, origin)) {
      if (event.type === 'tools-wanted') this.waiting.set(reference.chatId, transcript);
      yield event;
    }
  }
}

function waitsFor({ status, chat }: PolledChat, outputs: readonly ToolOutput[]): boolean {
  return status === 'requires_action' && isSameRound(toolCallsOf(chat), outputs);
}
