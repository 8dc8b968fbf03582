import { randomUUID } from 'node:crypto';
import type { Bookmark, ChatDelta, Conversation, SearchHit, TurnMarkChange } from '../../shared/model/chat';
import { within } from '../lib/abort';
import { AppError } from '../lib/errors';
import { Emitter } from '../lib/emitter';
import type { Observable } from '../lib/observable';
import type { ChatBackend, ChatEvent } from '../ports/chat-backend';
import type { Logger } from '../ports/logger';
import type { StoredConversation, StoredTurn } from '../storage/chat-store';
import { newestLeafBelow } from './branch-tree';
import { ConversationList, toConversation, type ConversationListOptions } from './conversation-list';
import { ProgressSaver } from './progress-saver';
import { remoteContext } from './remote-context';
import { searchTerms, toSearchHit } from './search';
import { TurnRunner } from './turn-runner';

/** At the end of the app the chat service is told of stops for at most so long. */
const FAREWELL_MS = 1000;
/** Names the person at Coze; one desktop has one. */
const USER_ID = 'coffee-salon';

export interface ChatServiceOptions extends ConversationListOptions {
  logger: Logger;
  /** The chat service of the active profile; throws NOT_CONFIGURED and what connecting may throw. */
  connect: () => Promise<ChatBackend>;
}

/** Conversations, and turns that run one at a time in each of them. Everything is stored before it is announced. */
export class ChatService {
  readonly conversations: Observable<Conversation[]>;
  readonly deltas = new Emitter<ChatDelta>();
  /** A turn that reached its end, whichever it was. */
  readonly ended = new Emitter<StoredTurn>();
  private readonly running = new Map<string, TurnRunner>();
  private readonly finishing = new Set<Promise<void>>();
  /** Stops of which the chat service is still being told: until then it would refuse the next question as busy. */
  private readonly cancelling = new Map<string, Promise<void>>();

  private readonly list: ConversationList;

  constructor(private readonly options: ChatServiceOptions) {
    options.store.markInterrupted((pid) => pid !== process.pid && isAlive(pid));
    this.list = new ConversationList(options);
    this.conversations = this.list.state;
  }

  /** Reads the list anew, for another profile. */
  refresh(): void {
    this.list.refresh();
  }

  createConversation(): Conversation {
    return this.list.create();
  }

  renameConversation(id: string, title: string): void {
    this.list.rename(id, title);
  }

  pinConversation(id: string, isPinned: boolean): void {
    this.list.pin(id, isPinned);
  }

  /** Stops what runs in it and forgets it. */
  deleteConversation(id: string): void {
    this.running.get(id)?.stop();
    this.list.remove(id);
  }

  /** A conversation with the turns of all its branches; a running one as far as it has come. */
  open(id: string): { conversation: Conversation; turns: StoredTurn[]; activeTurnId: string | null } {
    const found = this.list.find(id);
    const turns = this.options.store.turns(id).map((turn) => this.newest(turn));
    return { conversation: toConversation(found), turns, activeTurnId: found.activeTurnId };
  }

  /** Stores the question, starts the turn and answers at once. Without `parentTurnId` it follows the branch that is shown. */
  send(conversationId: string, text: string, parentTurnId?: string): StoredTurn {
    const conversation = this.list.find(conversationId);
    if (parentTurnId !== undefined && this.find(parentTurnId).conversationId !== conversationId) throw new AppError('TURN_MISSING');
    return this.begin(conversation, parentTurnId ?? conversation.activeTurnId, text);
  }

  /** Asks the same question once more, as another version of the turn. */
  regenerate(turnId: string): StoredTurn {
    return this.editAndResend(turnId, this.find(turnId).question);
  }

  /** Asks something else in place of a turn, as another version of it. */
  editAndResend(turnId: string, text: string): StoredTurn {
    const { conversationId, parentTurnId } = this.find(turnId);
    return this.begin(this.list.find(conversationId), parentTurnId, text);
  }

  /** Shows the branch through this turn to its newest end; answers the turn that ends it. */
  selectBranch(conversationId: string, turnId: string): string {
    this.list.find(conversationId);
    if (this.find(turnId).conversationId !== conversationId) throw new AppError('TURN_MISSING');
    const leaf = newestLeafBelow(this.options.store.turnLinks(conversationId), turnId);
    this.options.store.setActiveTurn(conversationId, leaf);
    return leaf;
  }

  /** Notes on an answer; what is left out stays. Answers the turn as it is now. */
  markTurn(turnId: string, marks: TurnMarkChange): StoredTurn {
    const stored = this.find(turnId);
    const { bookmarked = stored.bookmarked, rating = stored.rating } = marks;
    this.options.store.markTurn(turnId, { bookmarked, rating });
    const runner = this.running.get(stored.conversationId);
    if (runner?.turn.id === turnId) runner.turn = { ...runner.turn, bookmarked, rating };
    return this.newest({ ...stored, bookmarked, rating });
  }

  /** Bookmarked turns of the active profile, newest first. */
  bookmarks(): Bookmark[] {
    const profileId = this.options.activeProfileId();
    return profileId === null ? [] : this.options.store.bookmarks(profileId);
  }

  /** Questions and answers of the active profile that hold every word of `text`, newest first. */
  search(text: string, limit: number): SearchHit[] {
    const profileId = this.options.activeProfileId();
    const terms = searchTerms(text);
    if (profileId === null || terms.length === 0) return [];
    return this.options.store.search(profileId, terms, limit).map((found) => toSearchHit(found, terms));
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

  private begin(conversation: StoredConversation, parentTurnId: string | null, text: string): StoredTurn {
    if (this.running.has(conversation.id)) throw new AppError('TURN_RUNNING');
    const turn = newTurn(conversation.id, parentTurnId, text, this.nowIso());
    this.options.store.insertTurn(turn);
    this.list.noteQuestion(conversation, text);
    this.start(turn);
    return turn;
  }

  private find(turnId: string): StoredTurn {
    const found = this.options.store.turn(turnId);
    if (!found) throw new AppError('TURN_MISSING');
    return found;
  }

  private start(turn: StoredTurn): void {
    const saver = new ProgressSaver((state) => this.options.store.saveProgress(state), this.options.clock);
    const runner = new TurnRunner(turn, {
      clock: this.options.clock,
      userId: USER_ID,
      onProgress: (state, event) => {
        this.announce(state, event);
        saver.note(state);
      },
    });
    this.running.set(turn.conversationId, runner);
    const finished = this.runToEnd(runner, saver);
    this.finishing.add(finished);
    void finished.finally(() => this.finishing.delete(finished));
  }

  private async runToEnd(runner: TurnRunner, saver: ProgressSaver): Promise<void> {
    const { conversationId, parentTurnId } = runner.turn;
    const context = remoteContext(this.options.store, conversationId, parentTurnId);
    await runner.run(this.options.connect, context, this.cancelling.get(conversationId));
    saver.end();
    void this.rememberCancel(conversationId, runner.cancelled);
    this.end(runner);
  }

  private newest(turn: StoredTurn): StoredTurn {
    const current = this.running.get(turn.conversationId)?.turn;
    return turn.id === current?.id ? current : turn;
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

  private nowIso(): string {
    return new Date(this.options.clock.now()).toISOString();
  }
}

function newTurn(conversationId: string, parentTurnId: string | null, question: string, createdAt: string): StoredTurn {
  return {
    id: randomUUID(), conversationId, parentTurnId, question, answer: '', reasoning: '', status: 'running', error: null, followUps: [],
    toolCalls: [], usage: null, seq: 0, bookmarked: false, rating: null, createdAt, firstTokenMs: null, totalMs: null,
    remoteChatId: null, remoteConversationId: null,
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}
