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

/** So many questions may wait in a conversation. */
const QUEUED_MAX = 5;
/** At the end of the app the chat service is told of stops for at most so long. */
const FAREWELL_MS = 1000;
export interface TurnQueueOptions {
  store: ChatStore;
  clock: Clock;
  logger: Logger;
  activeProfileId: () => string | null;
  /** What runs the bots' tools; without it they are told that there are none. */
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
  /** The profile that was active when it was asked. */
  profileId: string | null;
}

/**
 * Runs stored turns, one at a time in each conversation; the others wait in the order in which they
 * were asked.
 */
export class TurnQueue {
  readonly deltas = new Emitter<ChatDelta>();
  /** A tool call of a turn began, waits, made progress or ended. */
  readonly toolCalls = new Emitter<ToolCallStep>();
  /** A turn that waited and runs now. */
  readonly started = new Emitter<StoredTurn>();
  /** A turn that reached its end, whichever it was. */
  readonly ended = new Emitter<StoredTurn>();
  private readonly running = new Map<string, TurnRunner>();
  /** Per conversation, in the order in which they were asked. */
  private readonly waiting = new Map<string, readonly WaitingTurn[]>();
  private readonly finishing = new Set<Promise<void>>();
  /**
   * Stops of which the chat service is still being told: until then it would refuse the next
   * question as busy.
   */
  private readonly cancelling = new Map<string, EarlierTurn>();

  constructor(private readonly options: TurnQueueOptions) {}

  /**
   * With which status the next turn of a conversation has to be stored; TURN_RUNNING when too many
   * wait already.
   */
  nextStatus(conversationId: string): 'running' | 'queued' {
    const waiting = this.waitingIn(conversationId);
    if (waiting.length >= QUEUED_MAX) throw new AppError('TURN_RUNNING');
    return this.running.has(conversationId) || waiting.length > 0 ? 'queued' : 'running';
  }

  /** Takes a turn that is stored already: runs it, or lets it wait, as its status says. */
  add(turn: StoredTurn): void {
    const askedAt = this.options.clock.monotonic();
    if (turn.status !== 'queued') return this.start(turn, askedAt, false);
    const waiting = { turn, askedAt, profileId: this.options.activeProfileId() };
    this.waiting.set(turn.conversationId, [...this.waitingIn(turn.conversationId), waiting]);
  }

  /**
   * Goes on with a turn that was left waiting for tools; TURN_RUNNING while another one runs in its
   * conversation.
   */
  resume(turn: StoredTurn): StoredTurn {
    if (this.nextStatus(turn.conversationId) !== 'running') throw new AppError('TURN_RUNNING');
    // What Coze has of the answer is told anew, from its beginning.
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

  /** A turn that was left waiting for tools is not gone on with. */
  abandon(turn: StoredTurn): void {
    this.end({ ...turn, status: 'stopped' });
  }

  /** The newest state of a turn that may be running. */
  newest(turn: StoredTurn): StoredTurn {
    return this.runnerOf(turn)?.turn ?? turn;
  }

  /** The turns of a conversation that run or wait, as far as they have come. */
  unfinished(conversationId: string): StoredTurn[] {
    const runner = this.running.get(conversationId);
    return [
      ...(runner ? [runner.turn] : []),
      ...this.waitingIn(conversationId).map(({ turn }) => turn),
    ];
  }

  /** A call is over: the turn on whose behalf it was made keeps it, while it runs. */
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

  /** Stops a turn at once, or takes it out of the queue. No error when it is over already. */
  cancel(turnId: string): void {
    for (const { turn } of [...this.waiting.values()].flat()) {
      if (turn.id === turnId) this.dropWaiting(turn);
    }
    for (const runner of this.running.values()) {
      if (runner.turn.id === turnId) runner.stop();
    }
  }

  /** Stops what runs in a conversation, and what waits. */
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

  /** Its content is read when it is handed over, not while it waits. */
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
   * Starts the turn that waits longest. After a change of profile it would be asked of the wrong
   * bot: then the queue ends.
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

  /** What the disk refuses is logged; the turn goes on without it. */
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
