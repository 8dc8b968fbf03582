import { randomUUID } from 'node:crypto';
import type { Bookmark, ChatDelta, Conversation, SearchHit, TurnMarkChange } from '../../shared/model/chat';
import { AppError } from '../lib/errors';
import { Emitter } from '../lib/emitter';
import type { Observable } from '../lib/observable';
import type { StoredConversation, StoredTurn } from '../storage/chat-store';
import { newestLeafBelow } from './branch-tree';
import { ConversationList, titleOf, toConversation, type ConversationListOptions } from './conversation-list';
import { searchTerms, toSearchHit } from './search';
import { TurnQueue, type TurnQueueOptions } from './turn-queue';

export type ChatServiceOptions = ConversationListOptions & TurnQueueOptions;

/** Conversations and their turns. Everything is stored before it is announced. */
export class ChatService {
  readonly conversations: Observable<Conversation[]>;
  readonly deltas: Emitter<ChatDelta>;
  /** A turn that waited and runs now. */
  readonly started: Emitter<StoredTurn>;
  /** A turn that reached its end, whichever it was. */
  readonly ended: Emitter<StoredTurn>;
  /** A message that came in by itself. */
  readonly received = new Emitter<StoredTurn>();
  private readonly queue: TurnQueue;
  private readonly list: ConversationList;

  constructor(private readonly options: ChatServiceOptions) {
    options.store.markInterrupted((pid) => pid !== process.pid && isAlive(pid));
    this.list = new ConversationList(options);
    this.conversations = this.list.state;
    this.queue = new TurnQueue(options);
    this.deltas = this.queue.deltas;
    this.started = this.queue.started;
    this.ended = this.queue.ended;
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

  /** Stops what runs and waits in it and forgets it. */
  deleteConversation(id: string): void {
    this.queue.cancelAll(id);
    this.list.remove(id);
  }

  /** A conversation with the turns of all its branches; a running one as far as it has come. */
  open(id: string): { conversation: Conversation; turns: StoredTurn[]; activeTurnId: string | null } {
    const found = this.list.find(id);
    const turns = this.options.store.turns(id).map((turn) => this.queue.newest(turn));
    return { conversation: toConversation(found), turns, activeTurnId: found.activeTurnId };
  }

  /** Stores the question, starts the turn or lets it wait, and answers at once. Without `parentTurnId` it follows the branch that is shown. */
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
    this.queue.noteMarks(stored, { bookmarked, rating });
    return this.queue.newest({ ...stored, bookmarked, rating });
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

  /**
   * Takes a message that came in by itself, at the end of the conversation that goes on in `remoteConversationId`, or in a new one. The
   * same `turnId` is taken once. NOT_CONFIGURED while no profile is active.
   */
  receiveMessage(turnId: string, remoteConversationId: string | null, text: string): StoredTurn {
    const { store, activeProfileId } = this.options;
    const known = store.turn(turnId);
    if (known) return known;
    const profileId = activeProfileId();
    if (profileId === null) throw new AppError('NOT_CONFIGURED');
    const conversation = remoteConversationId === null ? null : store.conversationOfRemote(profileId, remoteConversationId);
    const turn: StoredTurn = {
      ...newTurn(conversation?.id ?? randomUUID(), conversation?.activeTurnId ?? null, '', this.nowIso()),
      id: turnId, answer: text, status: 'completed', remoteConversationId,
    };
    store.insertReceived(turn, profileId, conversation ? null : titleOf(text));
    this.list.refresh();
    this.received.emit(turn);
    return turn;
  }

  /** Stops a turn at once, or takes it out of the queue. No error when it is over already. */
  cancel(turnId: string): void {
    this.queue.cancel(turnId);
  }

  /** Stops everything and waits until it is stored. */
  async dispose(): Promise<void> {
    await this.queue.dispose();
  }

  private begin(conversation: StoredConversation, parentTurnId: string | null, text: string): StoredTurn {
    const status = this.queue.nextStatus(conversation.id);
    const turn = { ...newTurn(conversation.id, parentTurnId, text, this.nowIso()), status };
    this.options.store.insertTurn(turn);
    this.list.noteQuestion(conversation, text);
    this.queue.add(turn);
    return turn;
  }

  private find(turnId: string): StoredTurn {
    const found = this.options.store.turn(turnId);
    if (!found) throw new AppError('TURN_MISSING');
    return found;
  }

  private nowIso(): string {
    return new Date(this.options.clock.now()).toISOString();
  }
}

function newTurn(conversationId: string, parentTurnId: string | null, question: string, createdAt: string): StoredTurn {
  return {
    id: randomUUID(), conversationId, parentTurnId, question, answer: '', reasoning: '', status: 'running', error: null, followUps: [],
    toolCalls: [], usage: null, seq: 0, bookmarked: false, rating: null, trace: [], createdAt, firstTokenMs: null, totalMs: null,
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
