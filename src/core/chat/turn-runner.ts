import { abortable } from '../lib/abort';
import { AppError, toAppError } from '../lib/errors';
import { inTurn } from '../lib/turn-context';
import type { CallRecord } from '../ports/call-meter';
import type {
  ChatBackend,
  ChatEvent,
  ChatReference,
  Question,
  QuestionFile,
  ToolOutput,
} from '../ports/chat-backend';
import type { Clock } from '../ports/clock';
import type { StoredToolCall, ToolBackend } from '../ports/tool-backend';
import type { KnowledgeMode } from '../../shared/model/kai';
import type { StoredTurn } from '../ports/stored-turn';
import type { RemoteContext } from './remote-context';
import { beginRound, joinSources, runTools, TOOL_ROUNDS_MAX, withRecord } from './tool-bridge';
import { applyChatEvent } from './turn-progress';
import { TurnTrace } from './turn-trace';

/** A question without its conversation. */
type TurnQuestion = Omit<Question, 'conversationId' | 'history'>;

export interface TurnRunnerOptions {
  clock: Clock;
  userId: string;
  /** Files attached to the question. */
  files: readonly QuestionFile[];
  /** When the question was asked, on the monotonic clock. */
  askedAt: number;
  /** Called for every step; `event` is what caused it. */
  onProgress: (turn: StoredTurn, event: ChatEvent) => void;
  tools: ToolBackend;
  knowledgeMode: KnowledgeMode;
  /** Continues a turn whose chat was left waiting for tools. */
  resumes: boolean;
  /**
   * Called for every step of a tool call; `isStep`: one that must not be lost, such as the request
   * for it.
   */
  onToolCall: (turn: StoredTurn, record: StoredToolCall, isStep: boolean) => void;
}

/** An earlier turn that is still being cancelled at the service; the next turn waits for it. */
export interface EarlierTurn {
  turnId: string;
  over: Promise<void>;
}

type Wanted = Extract<ChatEvent, { type: 'tools-wanted' }>;

/**
 * Runs one turn from question to end; the work it starts carries the turn's id. `turn` is always
 * the latest state. Never throws: a failure becomes the turn's status and error, a stop its status
 * `stopped`.
 */
export class TurnRunner {
  private readonly controller = new AbortController();
  private readonly startedAt: number;
  private readonly trace: TurnTrace;
  private reference: ChatReference | null = null;
  private backend: ChatBackend | null = null;
  private runsTools = false;
  private isParked = false;
  /** Settles when the chat service has been asked to cancel, successfully or not. */
  cancelled: Promise<void> = Promise.resolve();

  constructor(
    public turn: StoredTurn,
    private readonly options: TurnRunnerOptions,
    private readonly before: EarlierTurn | null = null,
  ) {
    this.startedAt = options.clock.monotonic();
    this.trace = new TurnTrace(options.clock, options.askedAt, before?.turnId ?? null);
  }

  /**
   * Asks (after the earlier turn has ended), sends tool outputs when requested, follows the answer
   * to its end.
   */
  run(connect: () => Promise<ChatBackend>, contextOf: () => RemoteContext): Promise<void> {
    return inTurn(this.turn.id, () => this.toEnd(connect, contextOf));
  }

  /** A call of this turn has ended. */
  recordCall(call: CallRecord): void {
    this.trace.recordCall(call);
  }

  /** Stops at once; the chat service is asked to cancel without waiting for it. */
  stop(): void {
    if (this.controller.signal.aborted) return;
    this.controller.abort();
    const { backend, reference, turn } = this;
    if (backend && reference)
      this.cancelled = inTurn(turn.id, () => backend.cancel(reference)).catch(() => {});
  }

  /**
   * For the end of the app: a chat that waits for tools is left waiting, to be continued later;
   * anything else is stopped.
   */
  leave(): void {
    if (!this.runsTools) return this.stop();
    this.isParked = true;
    this.controller.abort();
  }

  private async toEnd(
    connect: () => Promise<ChatBackend>,
    contextOf: () => RemoteContext,
  ): Promise<void> {
    const { signal } = this.controller;
    try {
      if (this.before) await abortable(this.before.over, signal);
      this.trace.enter('token');
      this.backend = await abortable(connect(), signal);
      await this.converse(this.backend, contextOf());
    } catch (thrown) {
      this.finish(thrown);
    }
    this.turn = { ...this.turn, trace: this.trace.finish() };
  }

  private async converse(backend: ChatBackend, context: RemoteContext): Promise<void> {
    const { signal } = this.controller;
    let wanted = await this.follow(await this.begin(backend, context));
    for (let round = 1; wanted; round += 1) {
      if (round > TOOL_ROUNDS_MAX)
        throw new AppError('TOOL_ROUNDS_EXCEEDED', { params: { rounds: TOOL_ROUNDS_MAX } });
      const outputs = await this.runTools(wanted);
      wanted = await this.follow(backend.answerTools(wanted.reference, outputs, signal));
    }
  }

  private async begin(
    backend: ChatBackend,
    context: RemoteContext,
  ): Promise<AsyncIterable<ChatEvent>> {
    const { signal } = this.controller;
    const { remoteChatId: chatId, remoteConversationId: conversationId } = this.turn;
    if (!this.options.resumes) {
      const question = await this.prepareQuestion(backend);
      const found = await this.queryKnowledge();
      this.trace.enter('first-byte');
      return this.askWithHistory(backend, { ...question, ...found }, context);
    }
    this.trace.enter('first-byte');
    if (chatId === null || conversationId === null) throw new AppError('TURN_NOT_WAITING');
    this.reference = { chatId, conversationId };
    return backend.resume(this.reference, signal);
  }

  /** The question in the service's form, with its files uploaded, each once per turn. */
  private async prepareQuestion(backend: ChatBackend): Promise<TurnQuestion> {
    const { files, userId } = this.options;
    const { question: text, command } = this.turn;
    const question = { text, userId, ...(command && { command }) };
    if (files.length === 0) return question;
    this.trace.enter('upload');
    const { signal } = this.controller;
    return {
      ...question,
      files: await Promise.all(files.map((file) => backend.upload(file, signal))),
    };
  }

  /**
   * Queries KAI's knowledge first, where the conversation wants it. Returns what to put before the
   * question.
   */
  private async queryKnowledge(): Promise<Pick<TurnQuestion, 'context'>> {
    const { tools, knowledgeMode } = this.options;
    if (knowledgeMode === 'off') return {};
    this.trace.enter('knowledge');
    const found = await tools.knowledge(this.turn.question, knowledgeMode, this.controller.signal);
    if (this.controller.signal.aborted) throw new AppError('ABORTED');
    if (!found) return {};
    this.turn = {
      ...this.turn,
      knowledge: found.knowledge,
      sources: joinSources(this.turn.sources, found.sources),
    };
    return { context: found.context };
  }

  private async runTools({ calls }: Wanted): Promise<ToolOutput[]> {
    const { tools, onToolCall } = this.options;
    const { signal } = this.controller;
    const place = { conversationId: this.turn.conversationId, turnId: this.turn.id };
    this.runsTools = true;
    this.turn = { ...this.turn, toolCalls: beginRound(this.turn.toolCalls, calls) };
    for (const record of this.turn.toolCalls.slice(-calls.length))
      onToolCall(this.turn, record, true);
    const round = await runTools(tools, calls, place, signal, (record) => {
      this.trace.recordTool(record);
      this.turn = { ...this.turn, toolCalls: withRecord(this.turn.toolCalls, record) };
      onToolCall(this.turn, record, record.progress === null);
    });
    if (signal.aborted) throw new AppError('ABORTED');
    this.runsTools = false;
    this.turn = { ...this.turn, sources: joinSources(this.turn.sources, round.sources) };
    return round.outputs;
  }

  /**
   * When the service has forgotten the conversation (too old, another token), starts a new one with
   * its history instead of failing.
   */
  private async *askWithHistory(
    backend: ChatBackend,
    question: TurnQuestion,
    { conversationId, history }: RemoteContext,
  ): AsyncIterable<ChatEvent> {
    const { signal } = this.controller;
    if (conversationId !== null) {
      try {
        return yield* backend.ask({ ...question, conversationId }, signal);
      } catch (thrown) {
        const forgotten =
          toAppError(thrown).code === 'REMOTE_CONVERSATION_NOT_FOUND' && this.reference === null;
        if (!forgotten) throw thrown;
      }
    }
    const earlier = history();
    yield* backend.ask(
      { ...question, conversationId: null, ...(earlier.length > 0 && { history: earlier }) },
      signal,
    );
  }

  private async follow(events: AsyncIterable<ChatEvent>): Promise<Wanted | null> {
    for await (const event of events) {
      if (this.controller.signal.aborted) throw new AppError('ABORTED');
      this.trace.enter(event.type === 'tools-wanted' ? 'tool' : 'stream');
      if (event.type === 'started' || event.type === 'tools-wanted')
        this.reference = event.reference;
      this.turn = applyChatEvent(this.turn, event, this.elapsed());
      this.options.onProgress(this.turn, event);
      if (event.type === 'tools-wanted') return event;
      if (event.type === 'completed') return null;
    }
    throw new AppError('STREAM_BROKEN');
  }

  private finish(thrown: unknown): void {
    const error = toAppError(thrown);
    const stopped = this.controller.signal.aborted;
    this.turn = {
      ...this.turn,
      status: this.isParked ? 'waiting-for-tools' : stopped ? 'stopped' : 'failed',
      error: stopped
        ? null
        : { code: error.code, params: error.params, layer: error.layer, logid: error.logid },
      totalMs: this.elapsed(),
    };
  }

  private elapsed(): number {
    return Math.round(this.options.clock.monotonic() - this.startedAt);
  }
}
