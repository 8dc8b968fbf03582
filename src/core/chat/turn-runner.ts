import { abortable } from '../lib/abort';
import { AppError, toAppError } from '../lib/errors';
import type { ChatBackend, ChatEvent, ChatReference, ToolCall, ToolOutput } from '../ports/chat-backend';
import type { Clock } from '../ports/clock';
import type { StoredTurn } from '../storage/chat-store';
import type { RemoteContext } from './remote-context';
import { declineTools, newToolCall, TOOL_ROUNDS_MAX } from './tool-bridge';
import { applyChatEvent } from './turn-progress';
import { TurnTrace } from './turn-trace';

export interface TurnRunnerOptions {
  clock: Clock;
  userId: string;
  /** When the question was asked, on the monotonic clock. */
  askedAt: number;
  /** Hears every step; `event` is what caused it. */
  onProgress: (turn: StoredTurn, event: ChatEvent) => void;
}

/**
 * Runs one turn from question to end. `turn` is always the newest state; it never throws: a failure becomes the turn's
 * status and error, a stop its status `stopped`.
 */
export class TurnRunner {
  private readonly controller = new AbortController();
  private readonly startedAt: number;
  private readonly trace: TurnTrace;
  private reference: ChatReference | null = null;
  private backend: ChatBackend | null = null;
  /** Settles when the chat service has taken a stop, or could not be told. */
  cancelled: Promise<void> = Promise.resolve();

  constructor(
    public turn: StoredTurn,
    private readonly options: TurnRunnerOptions,
  ) {
    this.startedAt = options.clock.monotonic();
    this.trace = new TurnTrace(options.clock, options.askedAt);
  }

  /** Asks (after `before`, if something must be over first), hands over tools when wanted, follows the answer to its end. */
  async run(connect: () => Promise<ChatBackend>, contextOf: () => RemoteContext, before?: Promise<void>): Promise<void> {
    const { signal } = this.controller;
    try {
      if (before) await abortable(before, signal);
      this.trace.enter('token');
      this.backend = await abortable(connect(), signal);
      this.trace.enter('first-byte');
      await this.converse(this.backend, contextOf());
    } catch (thrown) {
      this.finish(thrown);
    }
    this.turn = { ...this.turn, trace: this.trace.finish() };
  }

  /** Stops at once; the chat service is told as well, without waiting for it. */
  stop(): void {
    if (this.controller.signal.aborted) return;
    this.controller.abort();
    if (this.backend && this.reference) this.cancelled = this.backend.cancel(this.reference).catch(() => {});
  }

  private async converse(backend: ChatBackend, context: RemoteContext): Promise<void> {
    const { signal } = this.controller;
    let wanted = await this.follow(this.askRemembering(backend, context));
    for (let round = 1; wanted; round += 1) {
      if (round > TOOL_ROUNDS_MAX) throw new AppError('TOOL_ROUNDS_EXCEEDED', { params: { rounds: TOOL_ROUNDS_MAX } });
      const outputs = declineTools(wanted.calls);
      this.noteTools(wanted.calls, outputs);
      wanted = await this.follow(backend.answerTools(wanted.reference, outputs, signal));
    }
  }

  /** A conversation the service has forgotten (too old, another token) is begun anew with what was said in it rather than failed. */
  private async *askRemembering(backend: ChatBackend, { conversationId, history }: RemoteContext): AsyncIterable<ChatEvent> {
    const { signal } = this.controller;
    const question = { text: this.turn.question, userId: this.options.userId };
    if (conversationId !== null) {
      try {
        return yield* backend.ask({ ...question, conversationId }, signal);
      } catch (thrown) {
        const forgotten = toAppError(thrown).code === 'REMOTE_CONVERSATION_NOT_FOUND' && this.reference === null;
        if (!forgotten) throw thrown;
      }
    }
    const earlier = history();
    yield* backend.ask({ ...question, conversationId: null, ...(earlier.length > 0 && { history: earlier }) }, signal);
  }

  private async follow(events: AsyncIterable<ChatEvent>): Promise<Extract<ChatEvent, { type: 'tools-wanted' }> | null> {
    for await (const event of events) {
      if (this.controller.signal.aborted) throw new AppError('ABORTED');
      this.trace.enter(event.type === 'tools-wanted' ? 'tool' : 'stream');
      if (event.type === 'started' || event.type === 'tools-wanted') this.reference = event.reference;
      this.turn = applyChatEvent(this.turn, event, this.elapsed());
      this.options.onProgress(this.turn, event);
      if (event.type === 'tools-wanted') return event;
      if (event.type === 'completed') return null;
    }
    throw new AppError('STREAM_BROKEN');
  }

  private noteTools(calls: readonly ToolCall[], outputs: readonly ToolOutput[]): void {
    const records = calls.map(({ id, name, arguments: text }) => {
      const result = outputs.find((output) => output.id === id)?.output ?? '';
      return { ...newToolCall({ id, name, arguments: text }), result, status: 'unknown' as const };
    });
    this.turn = { ...this.turn, toolCalls: [...this.turn.toolCalls, ...records] };
  }

  private finish(thrown: unknown): void {
    const error = toAppError(thrown);
    const stopped = this.controller.signal.aborted;
    this.turn = {
      ...this.turn,
      status: stopped ? 'stopped' : 'failed',
      error: stopped ? null : { code: error.code, params: error.params, layer: error.layer, logid: error.logid },
      totalMs: this.elapsed(),
    };
  }

  private elapsed(): number {
    return Math.round(this.options.clock.monotonic() - this.startedAt);
  }
}
