import { AppError, toAppError } from '../lib/errors';
import type { MeteredStream } from '../net/metered-stream';
import type {
  ChatBackend,
  ChatEvent,
  ChatReference,
  Question,
  QuestionFile,
  ToolOutput,
  UploadedFile,
} from '../ports/chat-backend';
import { POLL_POLICY, type PollPolicy } from './chat-poll';
import { asBrokenStream, isBrokenStream, reconcileChat } from './chat-reconciliation';
import { readChat, type ChatStreamOrigin } from './chat-stream';
import { ChatTranscript } from './chat-transcript';
import type { CozeCall, CozeClient } from './coze-client';
import { logidOf } from './envelope';
import { readEvents } from './event-stream';
import { uploadFile } from './file-upload';
import { chatRequestBody } from './question-messages';

const CANCEL_TIMEOUT_MS = 5000;
/** How many chats that wait for tools are remembered; the oldest is dropped first. */
const WAITING_MAX = 50;

export interface CozeChatOptions {
  botId: string;
  host: string;
  /** How long a stream may be silent, milliseconds; read for every stream. */
  idleMs: () => number;
  /**
   * How a chat whose stream broke is polled. Null: not at all, a broken stream is an error (for the
   * diagnosis).
   */
  poll?: PollPolicy | null;
}

/**
 * One Coze bot as a chat service (docs/reference/coze-wire.md, 3.3). When a stream breaks after its
 * chat has begun, the rest is fetched by polling. When it breaks before, it is STREAM_BROKEN:
 * sending the question again might ask it twice.
 */
export class CozeChatClient implements ChatBackend {
  /** Transcripts of chats that wait for tools; their next round continues them. */
  private readonly waiting = new Map<string, ChatTranscript>();

  constructor(
    private readonly coze: CozeClient,
    private readonly options: CozeChatOptions,
  ) {}

  upload(file: QuestionFile, signal: AbortSignal): Promise<UploadedFile> {
    return uploadFile(this.coze, file, signal);
  }

  ask(question: Question, signal: AbortSignal): AsyncIterable<ChatEvent> {
    const call: CozeCall = {
      method: 'POST',
      path: '/v3/chat',
      ...(question.conversationId !== null && {
        query: { conversation_id: question.conversationId },
      }),
      body: chatRequestBody(question, { botId: this.options.botId, stream: true }),
      signal,
    };
    return this.follow(call, new ChatTranscript(), signal);
  }

  async *answerTools(
    reference: ChatReference,
    outputs: ToolOutput[],
    signal: AbortSignal,
  ): AsyncIterable<ChatEvent> {
    const call: CozeCall = {
      method: 'POST',
      path: '/v3/chat/submit_tool_outputs',
      query: { conversation_id: reference.conversationId, chat_id: reference.chatId },
      body: {
        stream: true,
        tool_outputs: outputs.map(({ id, output }) => ({ tool_call_id: id, output })),
      },
      signal,
    };
    const transcript = this.waiting.get(reference.chatId) ?? new ChatTranscript(reference);
    this.waiting.delete(reference.chatId);
    for await (const event of this.follow(call, transcript, signal)) {
      if (event.type !== 'tools-wanted' || !isSameRound(event.calls, outputs)) {
        yield event;
        continue;
      }
      // Coze still waits for these very outputs, so they never arrived and can be sent again.
      yield* this.follow(call, transcript, signal);
      return;
    }
  }

  resume(reference: ChatReference, signal: AbortSignal): AsyncIterable<ChatEvent> {
    const transcript = new ChatTranscript(reference);
    const origin: ChatStreamOrigin = {
      host: this.options.host,
      path: '/v3/chat/retrieve',
      logid: null,
    };
    const partial = { transcript, reference, origin, broken: new AppError('STREAM_BROKEN') };
    return this.remembering(
      reconcileChat(this.coze, partial, this.options.poll ?? POLL_POLICY, signal),
      transcript,
    );
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
        repeat: 'always',
        urgent: true,
      });
    } finally {
      clearTimeout(timer);
    }
  }

  private async *follow(
    call: CozeCall,
    transcript: ChatTranscript,
    signal: AbortSignal,
  ): AsyncIterable<ChatEvent> {
    yield* this.remembering(this.read(call, transcript, signal), transcript);
  }

  private async *remembering(
    events: AsyncIterable<ChatEvent>,
    transcript: ChatTranscript,
  ): AsyncIterable<ChatEvent> {
    for await (const event of events) {
      if (event.type === 'tools-wanted') this.remember(event.reference.chatId, transcript);
      yield event;
    }
  }

  private async *read(
    call: CozeCall,
    transcript: ChatTranscript,
    signal: AbortSignal,
  ): AsyncIterable<ChatEvent> {
    const origin: ChatStreamOrigin = { host: this.options.host, path: call.path, logid: null };
    let broken: AppError;
    let stream: MeteredStream | null = null;
    try {
      stream = await this.coze.stream(call);
      origin.logid = logidOf(stream.headers);
      yield* readChat(readEvents(stream, this.options.idleMs()), origin, transcript);
      return;
    } catch (thrown) {
      const error = toAppError(thrown);
      stream?.settle(error.code);
      const isLost = isBrokenStream(error) && (stream !== null || transcript.reference !== null);
      if (signal.aborted || !isLost) throw error;
      broken = asBrokenStream(error, origin.logid);
    } finally {
      stream?.settle('ok');
    }
    const { poll = POLL_POLICY } = this.options;
    const { reference } = transcript;
    if (poll === null || reference === null) throw broken;
    yield* reconcileChat(this.coze, { transcript, reference, origin, broken }, poll, signal);
  }

  private remember(chatId: string, transcript: ChatTranscript): void {
    this.waiting.set(chatId, transcript);
    const [oldest] = this.waiting.keys();
    if (this.waiting.size > WAITING_MAX && oldest !== undefined) this.waiting.delete(oldest);
  }
}

/** Whether the outputs answer exactly these calls. */
export function isSameRound(
  calls: readonly { id: string }[],
  outputs: readonly ToolOutput[],
): boolean {
  return calls.length > 0 && calls.every(({ id }) => outputs.some((output) => output.id === id));
}
