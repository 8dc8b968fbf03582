import { randomUUID } from 'node:crypto';
import type { ChatDelta, Conversation } from '../../shared/model/chat';
import { within } from '../lib/abort';
import { AppError } from '../lib/errors';
import { Emitter } from '../lib/emitter';
import { Observable } from '../lib/observable';
import type { ChatBackend, ChatEvent } from '../ports/chat-backend';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { ChatStore, StoredConversation, StoredTurn } from '../storage/chat-store';
import { ProgressSaver } from './progress-saver';
import { TurnRunner } from './turn-runner';

/** At the end of the app the chat service is told of stops for at most so long. */
const FAREWELL_MS = 1000;
const TITLE_MAX = 40;
/** Names the person at Coze; one desktop has one. */
const USER_ID = 'coffee-salon';

export interface ChatServiceOptions {
  store: ChatStore;
  clock: Clock;
  logger: Logger;
  /** Conversations belong to a profile; null while none is active. */
  activeProfileId: () => string | null;
  /** The chat service of the active profile; throws NOT_CONFIGURED and what connecting may throw. */
  connect: () => Promise<ChatBackend>;
}

/** Conversations, and turns that run one at a time in each of them. Everything is stored before it is announced. */
export class ChatService {
  readonly conversations = new Observable<Conversation[]>([]);
  readonly deltas = new Emitter<ChatDelta>();
  /** A turn that reached its end, whichever it was. */
  readonly ended = new Emitter<StoredTurn>();
  private readonly running = new Map<string, TurnRunner>();
  private readonly finishing = new Set<Promise<void>>();
  /** Stops of which the chat service is still being told: until then it would refuse the next question as busy. */
  private readonly cancelling = new Map<string, Promise<void>>();

  constructor(private readonly options: ChatServiceOptions) {
    options.store.markInterrupted((pid) => pid !== process.pid && isAlive(pid));
    this.refresh();
  }

  /** Reads the list anew, for another profile. */
  refresh(): void {
    const profileId = this.options.activeProfileId();
    const found = profileId === null ? [] : this.options.store.conversations(profileId);
    this.conversations.set(found.map(({ id, title, createdAt, updatedAt }) => ({ id, title, createdAt, updatedAt })));
  }

  createConversation(): Conversation {
    const profileId = this.options.activeProfileId();
    if (profileId === null) throw new AppError('NOT_CONFIGURED');
    const createdAt = this.nowIso();
    const conversation = { id: randomUUID(), title: '', createdAt, updatedAt: createdAt };
    this.options.store.insertConversation(conversation, profileId);
    this.refresh();
    return conversation;
  }

  renameConversation(id: string, title: string): void {
    this.find(id);
    this.options.store.renameConversation(id, title);
    this.refresh();
  }

  /** Stops what runs in it and forgets it. */
  deleteConversation(id: string): void {
    this.running.get(id)?.stop();
    this.options.store.deleteConversation(id);
    this.refresh();
  }

  /** A conversation with its turns; a running one as far as it has come. */
  open(id: string): { conversation: Conversation; turns: StoredTurn[] } {
    const { remoteId: _remoteId, ...conversation } = this.find(id);
    const current = this.running.get(id)?.turn;
    const turns = this.options.store.turns(id).map((turn) => (turn.id === current?.id ? current : turn));
    return { conversation, turns };
  }

  /** Stores the question, starts the turn and answers at once. */
  send(conversationId: string, text: string): StoredTurn {
    const conversation = this.find(conversationId);
    if (this.running.has(conversationId)) throw new AppError('TURN_RUNNING');
    const turn = newTurn(conversationId, text, this.nowIso());
    this.options.store.insertTurn(turn);
    if (conversation.title === '') this.options.store.renameConversation(conversationId, titleOf(text));
    this.refresh();
    this.start(turn, conversation);
    return turn;
  }

  /** Stops a turn at once. No error when it is over already. */
  cancel(turnId: string): void {
    for (const runner of this.running.values()) {
      if (runner.turn.id === turnId) runner.stop();
    }
  }

  /** Stops everything and waits until it is stored. */
  async dispose(): Promise<void> {
    for (const runner of this.running.values()) runner.stop();
    await Promise.all(this.finishing);
    await within(FAREWELL_MS, Promise.all(this.cancelling.values()));
  }

  private start(turn: StoredTurn, conversation: StoredConversation): void {
    const saver = new ProgressSaver((state) => this.options.store.saveProgress(state), this.options.clock);
    const runner = new TurnRunner(turn, {
      clock: this.options.clock,
      userId: USER_ID,
      onProgress: (state, event) => {
        this.announce(state, event);
        if (event.type === 'started') this.options.store.setRemoteId(conversation.id, event.reference.conversationId);
        saver.note(state);
      },
    });
    this.running.set(conversation.id, runner);
    const finished = this.runToEnd(runner, saver, conversation);
    this.finishing.add(finished);
    void finished.finally(() => this.finishing.delete(finished));
  }

  private async runToEnd(runner: TurnRunner, saver: ProgressSaver, { id, remoteId }: StoredConversation): Promise<void> {
    await runner.run(this.options.connect, remoteId, this.cancelling.get(id));
    saver.end();
    void this.rememberCancel(id, runner.cancelled);
    this.end(runner);
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

  private end(runner: TurnRunner): void {
    const { turn } = runner;
    this.running.delete(turn.conversationId);
    try {
      this.options.store.saveProgress(turn);
    } catch (thrown) {
      this.options.logger.error('turn not stored', { turn: turn.id, reason: String(thrown) });
    }
    this.options.logger.info('turn ended', {
      turn: turn.id, status: turn.status, code: turn.error?.code, logid: turn.error?.logid, ms: turn.totalMs, firstTokenMs: turn.firstTokenMs,
    });
    this.ended.emit(turn);
  }

  private async rememberCancel(conversationId: string, cancelled: Promise<void>): Promise<void> {
    this.cancelling.set(conversationId, cancelled);
    await cancelled;
    if (this.cancelling.get(conversationId) === cancelled) this.cancelling.delete(conversationId);
  }

  private find(id: string): StoredConversation {
    const found = this.options.store.conversation(id);
    if (!found) throw new AppError('CONVERSATION_MISSING');
    return found;
  }

  private nowIso(): string {
    return new Date(this.options.clock.now()).toISOString();
  }
}

function newTurn(conversationId: string, question: string, createdAt: string): StoredTurn {
  return {
    id: randomUUID(), conversationId, question, answer: '', reasoning: '', status: 'running', error: null, followUps: [],
    toolCalls: [], usage: null, seq: 0, createdAt, firstTokenMs: null, totalMs: null, remoteChatId: null,
  };
}

/** The first line of the first question, cut at a whole character. */
function titleOf(text: string): string {
  const line = text.trim().split('\n')[0] ?? '';
  const characters = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
  return characters.length > TITLE_MAX ? `${characters.slice(0, TITLE_MAX).join('')}…` : characters.join('');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}
