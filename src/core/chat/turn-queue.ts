import type { Attachment } from '../../shared/model/attachment';
import type { ChatDelta, TurnMarks } from '../../shared/model/chat';
import { within } from '../lib/abort';
import { Emitter } from '../lib/emitter';
import { AppError } from '../lib/errors';
import type { CallRecord } from '../ports/call-meter';
import type { ChatBackend, ChatEvent, QuestionFile } from '../ports/chat-backend';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { StoredToolCall, ToolBackend } from '../ports/tool-backend';
import type { ChatStore } from './store/chat-store';
import type { StoredTurn } from '../ports/stored-turn';
import { ProgressSaver } from './progress-saver';
import { remoteContext, type RemoteContext } from './remote-context';
import { noTools } from './tool-bridge';
import { TurnRunner, type EarlierTurn } from './turn-runner';

/** Questions that may wait in a conversation. */
const QUEUED_MAX = 5;
/** Time limit in milliseconds for cancelling chats at the service when the app ends. */
const FAREWELL_MS = 1000;
export interface TurnQueueOptions {
  store: ChatStore;
  clock: Clock;
  logger: Logger;
  activeProfileId: () => string | null;
  /** Runs the bots' tools; without it bots are told that there are none. */
  tools?: ToolBackend;
  /**
   * The chat service of the active profile; throws NOT_CONFIGURED and what connecting may throw.
   */
  connect: () => Promise<ChatBackend>;
  /** The content of an attachment; throws ATTACHMENT_MISSING. */
  readAttachment: (id: string) => Uint8Array;
}

/** One step of a tool call, as it is kept. */
export interface ToolCallStep {
  turnId: string;
  conversationId: string;
  call: StoredToolCall;
}

interface WaitingTurn {
  turn: StoredTurn;
  /** On the monotonic clock. */
  askedAt: number;
  /** The profile that was active when the turn was asked. */
  profileId: string | null;
}

/**
 * Runs stored turns, one at a time per conversation; the others wait in the order they were asked.
 */
export class TurnQueue {
  readonly deltas = new Emitter<ChatDelta>();
  /** A tool call of a turn started, waits, made progress or ended. */
  readonly toolCalls = new Emitter<ToolCallStep>();
  /** A queued turn has started. */
  readonly started = new Emitter<StoredTurn>();
  /** A turn has ended, with any status. */
  readonly ended = new Emitter<StoredTurn>();
  private readonly running = new Map<string, TurnRunner>();
  /** Per conversation, in the order the turns were asked. */
  private readonly waiting = new Map<string, readonly WaitingTurn[]>();
  private readonly finishing = new Set<Promise<void>>();
  /**
   * Turns being cancelled at the chat service, which refuses the next question as busy until then.
   */
  private readonly cancelling = new Map<string, EarlierTurn>();

  constructor(private readonly options: TurnQueueOptions) {}

  /**
   * The status to store the next turn of a conversation with; TURN_RUNNING when too many are
   * already waiting.
   */
  nextStatus(conversationId: string): 'running' | 'queued' {
    const waiting = this.waitingIn(conversationId);
    if (waiting.length >= QUEUED_MAX) throw new AppError('TURN_RUNNING');
    return this.running.has(conversationId) || waiting.length > 0 ? 'queued' : 'running';
  }

  /** Runs or queues a stored turn, according to its status. */
  add(turn: StoredTurn): void {
    const askedAt = this.options.clock.monotonic();
    if (turn.status !== 'queued') return this.start(turn, askedAt, false);
    const waiting = { turn, askedAt, profileId: this.options.activeProfileId() };
    this.waiting.set(turn.conversationId, [...this.waitingIn(turn.conversationId), waiting]);
  }

  /**
   * Continues a turn that was left waiting for tools; TURN_RUNNING while another one runs in its
   * conversation.
   */
  resume(turn: StoredTurn): StoredTurn {
    if (this.nextStatus(turn.conversationId) !== 'running') throw new AppError('TURN_RUNNING');
    // Coze sends what it has of the answer again, from its start.
    const begun: StoredTurn = {
      ...turn,
      status: 'running',
      error: null,
      answer: '',
      reasoning: '',
      followUps: [],
    };
    this.options.store.adopt(begun);
    this.start(begun, this.options.clock.monotonic(), true);
    return begun;
  }

  /** Gives up a turn that was left waiting for tools. */
  abandon(turn: StoredTurn): void {
    this.end({ ...turn, status: 'stopped' });
  }

  /** The latest state of a turn that may be running. */
  newest(turn: StoredTurn): StoredTurn {
    return this.runnerOf(turn)?.turn ?? turn;
  }

  /** The running and queued turns of a conversation, in their present state. */
  unfinished(conversationId: string): StoredTurn[] {
    const runner = this.running.get(conversationId);
    return [
      ...(runner ? [runner.turn] : []),
      ...this.waitingIn(conversationId).map(({ turn }) => turn),
    ];
  }

  /** A call has ended: the turn that made it keeps it, while it is running. */
  recordCall(call: CallRecord): void {
    for (const runner of this.running.values()) {
      if (runner.turn.id === call.turnId) runner.recordCall(call);
    }
  }

  /** Marks were set on a turn that may be running or waiting. */
  recordMarks(turn: StoredTurn, { bookmarked, rating }: TurnMarks): void {
    const waiting = this.waitingIn(turn.conversationId).find((one) => one.turn.id === turn.id);
    const place = this.runnerOf(turn) ?? waiting;
    if (place) place.turn = { ...place.turn, bookmarked, rating };
  }

  /** Stops a turn at once, or removes it from the queue. No error when it has already ended. */
  cancel(turnId: string): void {
    for (const { turn } of [...this.waiting.values()].flat()) {
      if (turn.id === turnId) this.dropWaiting(turn);
    }
    for (const runner of this.running.values()) {
      if (runner.turn.id === turnId) runner.stop();
    }
  }

  /** Stops the conversation's running turn and removes the queued ones. */
  cancelAll(conversationId: string): void {
    for (const { turn } of this.waitingIn(conversationId)) this.dropWaiting(turn);
    this.running.get(conversationId)?.stop();
  }

  /** Stops everything and waits until it is stored. */
  async dispose(): Promise<void> {
    for (const conversationId of this.waiting.keys())
      for (const { turn } of this.waitingIn(conversationId)) this.dropWaiting(turn);
    for (const runner of this.running.values()) runner.leave();
    await Promise.all(this.finishing);
    await within(FAREWELL_MS, Promise.all([...this.cancelling.values()].map(({ over }) => over)));
  }

  private start(turn: StoredTurn, askedAt: number, resumes: boolean): void {
    const saver = new ProgressSaver(
      (state) => this.options.store.saveProgress(state),
      this.options.clock,
    );
    const runner = new TurnRunner(
      turn,
      {
        clock: this.options.clock,
        userId: this.options.store.conversation(turn.conversationId)?.userId ?? '',
        files: turn.attachments.map((attachment) => this.fileOf(attachment)),
        askedAt,
        onProgress: (state, event) => {
          this.announce(state, event);
          saver.record(state);
        },
        tools: this.options.tools ?? noTools,
        knowledgeMode: this.options.store.conversation(turn.conversationId)?.knowledgeMode ?? 'off',
        resumes,
        onToolCall: (state, call, isStep) => {
          if (isStep) {
            saver.drop();
            this.store(state);
          }
          this.toolCalls.emit({ turnId: state.id, conversationId: state.conversationId, call });
        },
      },
      this.cancelling.get(turn.conversationId),
    );
    this.running.set(turn.conversationId, runner);
    this.options.logger.info('turn began', {
      turn: turn.id,
      conversation: turn.conversationId,
      waitedMs: Math.round(this.options.clock.monotonic() - askedAt),
    });
    const finished = this.runToEnd(runner, saver);
    this.finishing.add(finished);
    void finished.finally(() => this.finishing.delete(finished));
  }

  /** Reads the content when it is sent, not while the turn waits. */
  private fileOf({ id, name, kind }: Attachment): QuestionFile {
    const { readAttachment } = this.options;
    return {
      name,
      kind,
      get content() {
        return readAttachment(id);
      },
    };
  }

  private async runToEnd(runner: TurnRunner, saver: ProgressSaver): Promise<void> {
    const { conversationId, parentTurnId } = runner.turn;
    const contextOf = (): RemoteContext =>
      remoteContext(this.options.store, conversationId, parentTurnId);
    await runner.run(this.options.connect, contextOf);
    saver.drop();
    void this.rememberCancel(conversationId, { turnId: runner.turn.id, over: runner.cancelled });
    this.running.delete(conversationId);
    this.end(runner.turn);
    this.startNext(conversationId);
  }

  /**
   * Starts the turn that has waited longest. After a change of profile the wrong bot would be
   * asked, so the queue ends.
   */
  private startNext(conversationId: string): void {
    const [next] = this.waitingIn(conversationId);
    if (!next || this.running.has(conversationId)) return;
    if (next.profileId !== this.options.activeProfileId()) return this.cancelAll(conversationId);
    this.takeOut(next.turn);
    const begun: StoredTurn = { ...next.turn, status: 'running' };
    this.store(begun);
    this.started.emit(begun);
    this.start(begun, next.askedAt, false);
  }

  private dropWaiting(turn: StoredTurn): void {
    this.takeOut(turn);
    this.end({ ...turn, status: 'stopped' });
  }

  private takeOut({ id, conversationId }: StoredTurn): void {
    const rest = this.waitingIn(conversationId).filter(({ turn }) => turn.id !== id);
    if (rest.length > 0) this.waiting.set(conversationId, rest);
    else this.waiting.delete(conversationId);
  }

  private announce(turn: StoredTurn, event: ChatEvent): void {
    if (event.type !== 'answer' && event.type !== 'reasoning') return;
    this.deltas.emit({
      turnId: turn.id,
      conversationId: turn.conversationId,
      firstSeq: turn.seq,
      seq: turn.seq,
      answer: event.type === 'answer' ? event.text : '',
      reasoning: event.type === 'reasoning' ? event.text : '',
      receivedAt: event.receivedAt,
    });
  }

  private end(turn: StoredTurn): void {
    this.store(turn);
    this.options.logger.info('turn ended', {
      turn: turn.id,
      conversation: turn.conversationId,
      chat: turn.remoteChatId,
      status: turn.status,
      tools: turn.toolCalls.length,
      code: turn.error?.code,
      logid: turn.error?.logid,
      ms: turn.totalMs,
      firstTokenMs: turn.firstTokenMs,
    });
    this.ended.emit(turn);
  }

  /** Saves the turn. Write errors are logged; the turn continues. */
  private store(turn: StoredTurn): void {
    try {
      this.options.store.saveProgress(turn);
    } catch (thrown) {
      this.options.logger.error('turn not stored', { turn: turn.id, reason: String(thrown) });
    }
  }

  private async rememberCancel(conversationId: string, cancelled: EarlierTurn): Promise<void> {
    this.cancelling.set(conversationId, cancelled);
    await cancelled.over;
    if (this.cancelling.get(conversationId) === cancelled) this.cancelling.delete(conversationId);
  }

  private runnerOf({ id, conversationId }: StoredTurn): TurnRunner | undefined {
    const runner = this.running.get(conversationId);
    return runner?.turn.id === id ? runner : undefined;
  }

  private waitingIn(conversationId: string): readonly WaitingTurn[] {
    return this.waiting.get(conversationId) ?? [];
  }
}
