import { randomUUID } from 'node:crypto';
import type {
  Bookmark,
  ChatDelta,
  Conversation,
  ConversationDetails,
  QuestionCommand,
  SearchHit,
  TurnMarkChange,
} from '../../shared/model/chat';
import type { KnowledgeMode } from '../../shared/model/kai';
import { AppError } from '../lib/errors';
import { Emitter } from '../lib/emitter';
import type { Observable } from '../lib/observable';
import { isAlive } from '../lib/process-alive';
import type { CallRecord } from '../ports/call-meter';
import type { StoredConversation } from './store/chat-store';
import type { StoredTurn } from '../ports/stored-turn';
import type { Attachments } from './attachments';
import { BranchPages, type BranchPage } from './branch-pages';
import { branchTo, newestLeafBelow } from './branch-tree';
import {
  ConversationList,
  titleOf,
  toConversation,
  type ConversationListOptions,
} from './conversation-list';
import { newTurn, type SaidQuestion } from './new-turn';
import { searchTerms, toSearchHits } from './search';
import { TurnQueue, type ToolCallStep, type TurnQueueOptions } from './turn-queue';

export interface ChatServiceOptions
  extends ConversationListOptions, Omit<TurnQueueOptions, 'readAttachment'> {
  attachments: Attachments;
  /** User id for new conversations, as sent to the chat service. */
  userId: () => string;
}

/** Optional additions to a question. */
export interface QuestionExtras {
  attachmentIds?: readonly string[] | undefined;
  command?: QuestionCommand | undefined;
  /** By default the question follows the displayed branch. */
  parentTurnId?: string | undefined;
}

/** Conversations and their turns. Everything is stored before it is announced. */
export class ChatService {
  readonly conversations: Observable<Conversation[]>;
  readonly deltas: Emitter<ChatDelta>;
  /** A tool call of a turn started, waits, made progress or ended. */
  readonly toolCalls: Emitter<ToolCallStep>;
  /** A queued turn has started. */
  readonly started: Emitter<StoredTurn>;
  /** A turn has ended, with any status. */
  readonly ended: Emitter<StoredTurn>;
  /** The id of a turn whose marks changed. */
  readonly marked = new Emitter<string>();
  /** A message received without a question. */
  readonly received = new Emitter<StoredTurn>();
  private readonly queue: TurnQueue;
  private readonly list: ConversationList;
  private readonly pages: BranchPages;

  constructor(private readonly options: ChatServiceOptions) {
    options.store.markInterrupted((pid) => pid !== process.pid && isAlive(pid));
    this.list = new ConversationList(options);
    this.conversations = this.list.state;
    this.queue = new TurnQueue({
      ...options,
      readAttachment: (id) => options.attachments.read(id).content,
    });
    this.pages = new BranchPages(options.store.branches);
    this.deltas = this.queue.deltas;
    this.toolCalls = this.queue.toolCalls;
    this.started = this.queue.started;
    this.ended = this.queue.ended;
  }

  /** Reads the list again, for another profile. */
  refresh(): void {
    this.list.refresh();
  }

  get attachments(): Attachments {
    return this.options.attachments;
  }

  createConversation(userId = this.options.userId()): Conversation {
    return this.list.create(userId);
  }

  details(id: string): ConversationDetails {
    const { userId, createdAt, activeTurnId } = this.list.find(id);
    const links = this.options.store.turnLinks(id);
    const asked = branchTo(links, activeTurnId).findLast(
      ({ turn }) => turn.remoteConversationId !== null,
    );
    return {
      userId,
      createdAt,
      turns: links.length,
      remoteConversationId: asked?.turn.remoteConversationId ?? null,
    };
  }

  /** The id of a conversation here, given that or the chat service's own. CONVERSATION_MISSING. */
  localIdOf(id: string): string {
    const profileId = this.options.activeProfileId();
    const remote =
      profileId === null ? null : this.options.store.conversationOfRemote(profileId, id);
    return remote?.id ?? this.list.find(id).id;
  }

  renameConversation(id: string, title: string): void {
    this.list.rename(id, title);
  }

  pinConversation(id: string, isPinned: boolean): void {
    this.list.pin(id, isPinned);
  }

  /** Sets whether KAI's knowledge is queried before the bot, from the next question on. */
  setKnowledgeMode(id: string, mode: KnowledgeMode): void {
    this.options.store.setKnowledgeMode(this.list.find(id).id, mode);
  }

  /** Stops the conversation's running and queued turns and deletes it. */
  deleteConversation(id: string): void {
    this.queue.cancelAll(id);
    this.list.remove(id);
  }

  /** A conversation with the turns of all its branches; a running one in its present state. */
  open(id: string): {
    conversation: Conversation;
    turns: StoredTurn[];
    activeTurnId: string | null;
    knowledgeMode: KnowledgeMode;
  } {
    const found = this.list.find(id);
    const turns = this.options.store.turns(id).map((turn) => this.queue.newest(turn));
    return {
      conversation: toConversation(found),
      turns,
      activeTurnId: found.activeTurnId,
      knowledgeMode: found.knowledgeMode,
    };
  }

  /**
   * One page of the displayed branch: its end, or the page around a turn, whose branch is displayed
   * from now on.
   */
  openPage(
    id: string,
    aroundTurnId?: string,
  ): BranchPage & {
    conversation: Conversation;
    activeTurnId: string | null;
    endTurnId: string | null;
    knowledgeMode: KnowledgeMode;
  } {
    const found = this.list.find(id);
    const { page, activeTurnId } =
      aroundTurnId === undefined
        ? { page: this.pages.last(id, found.activeTurnId), activeTurnId: found.activeTurnId }
        : this.pageAround(found, aroundTurnId);
    const elsewhere = this.queue
      .unfinished(id)
      .filter((turn) => !page.turns.some((one) => one.id === turn.id));
    const turns = [...page.turns.map((turn) => this.queue.newest(turn)), ...elsewhere];
    return {
      ...page,
      turns,
      conversation: toConversation(found),
      activeTurnId,
      endTurnId: page.turns.at(-1)?.id ?? null,
      knowledgeMode: found.knowledgeMode,
    };
  }

  /** The steps before or after a turn of the displayed branch. */
  steps(conversationId: string, turnId: string, direction: 'older' | 'newer'): BranchPage {
    const { activeTurnId } = this.list.find(conversationId);
    const turn = this.find(turnId);
    const page =
      direction === 'older'
        ? this.pages.older(conversationId, turn)
        : this.pages.newer(conversationId, activeTurnId, turn);
    return { ...page, turns: page.turns.map((one) => this.queue.newest(one)) };
  }

  /** Stores the question, starts or queues the turn, and returns at once. */
  send(
    conversationId: string,
    text: string,
    { attachmentIds = [], command, parentTurnId }: QuestionExtras = {},
  ): StoredTurn {
    const conversation = this.list.find(conversationId);
    if (parentTurnId !== undefined && this.find(parentTurnId).conversationId !== conversationId)
      throw new AppError('TURN_MISSING');
    const attachments = this.attachments.chosen(attachmentIds);
    return this.begin(conversation, parentTurnId ?? conversation.activeTurnId, {
      text,
      attachments,
      command: command ?? null,
    });
  }

  /** Asks the same question again, as another version of the turn. */
  regenerate(turnId: string): StoredTurn {
    const {
      conversationId,
      parentTurnId,
      question: text,
      attachments,
      command,
    } = this.find(turnId);
    return this.begin(this.list.find(conversationId), parentTurnId, { text, attachments, command });
  }

  /** Asks a different question in place of a turn, as another version of it. */
  editAndResend(turnId: string, text: string): StoredTurn {
    const { conversationId, parentTurnId, attachments } = this.find(turnId);
    return this.begin(this.list.find(conversationId), parentTurnId, {
      text,
      attachments,
      command: null,
    });
  }

  /** Displays the branch through this turn to its newest end; returns the turn at that end. */
  selectBranch(conversationId: string, turnId: string): string {
    this.list.find(conversationId);
    if (this.find(turnId).conversationId !== conversationId) throw new AppError('TURN_MISSING');
    const leaf = newestLeafBelow(this.options.store.turnLinks(conversationId), turnId);
    this.options.store.setActiveTurn(conversationId, leaf);
    return leaf;
  }

  /** Sets marks on an answer; omitted ones are kept. Returns the updated turn. */
  markTurn(turnId: string, marks: TurnMarkChange): StoredTurn {
    const stored = this.find(turnId);
    const { bookmarked = stored.bookmarked, rating = stored.rating } = marks;
    this.options.store.markTurn(turnId, { bookmarked, rating });
    this.queue.recordMarks(stored, { bookmarked, rating });
    this.marked.emit(turnId);
    return this.queue.newest({ ...stored, bookmarked, rating });
  }

  /** Bookmarked turns of the active profile, newest first. */
  bookmarks(): Bookmark[] {
    const profileId = this.options.activeProfileId();
    return profileId === null ? [] : this.options.store.bookmarks(profileId);
  }

  /**
   * Questions and answers of the active profile that contain every word of `text`, newest first.
   */
  search(text: string, limit: number): SearchHit[] {
    const profileId = this.options.activeProfileId();
    const terms = searchTerms(text);
    if (profileId === null || terms.length === 0) return [];
    return toSearchHits(this.options.store.search(profileId, terms, limit), terms);
  }

  /** A turn as it was last stored. TURN_MISSING. */
  turn(turnId: string): StoredTurn {
    return this.find(turnId);
  }

  /** Continues a turn that was left waiting for tools. */
  continueTurn(turnId: string): StoredTurn {
    const turn = this.find(turnId);
    if (turn.status !== 'waiting-for-tools') throw new AppError('TURN_NOT_WAITING');
    return this.queue.resume(turn);
  }

  /**
   * Adds a received message at the end of the conversation that continues `remoteConversationId`,
   * or in a new one. A `turnId` is added only once. It belongs to the given profile, otherwise to
   * the active one; NOT_CONFIGURED without any. Nothing is announced for a profile that is not
   * active.
   */
  receiveMessage(
    turnId: string,
    remoteConversationId: string | null,
    text: string,
    ownerId: string | null = null,
  ): StoredTurn {
    const { store, activeProfileId } = this.options;
    const known = store.turn(turnId);
    if (known) return known;
    const profileId = ownerId ?? activeProfileId();
    if (profileId === null) throw new AppError('NOT_CONFIGURED');
    const conversation =
      remoteConversationId === null
        ? null
        : store.conversationOfRemote(profileId, remoteConversationId);
    const turn: StoredTurn = {
      ...newTurn(
        conversation?.id ?? randomUUID(),
        conversation?.activeTurnId ?? null,
        { text: '', attachments: [], command: null },
        this.nowIso(),
      ),
      id: turnId,
      answer: text,
      status: 'completed',
      remoteConversationId,
    };
    store.insertReceived(turn, profileId, conversation ? null : titleOf(text));
    this.options.logger.info('message received', {
      turn: turnId,
      conversation: turn.conversationId,
    });
    if (profileId !== activeProfileId()) return turn;
    this.list.refresh();
    this.received.emit(turn);
    return turn;
  }

  /** A call has ended: the running turn that made it keeps it in its trace. */
  recordCall(call: CallRecord): void {
    this.queue.recordCall(call);
  }

  /** Stops a turn at once, or removes it from the queue. No error when it has already ended. */
  cancel(turnId: string): void {
    const stored = this.options.store.turn(turnId);
    if (stored?.status === 'waiting-for-tools') return this.queue.abandon(stored);
    this.queue.cancel(turnId);
  }

  /** Stops everything and waits until it is stored. */
  async dispose(): Promise<void> {
    await this.queue.dispose();
  }

  private pageAround(
    { id, activeTurnId }: StoredConversation,
    turnId: string,
  ): { page: BranchPage; activeTurnId: string } {
    const shown = activeTurnId === null ? null : this.pages.around(id, activeTurnId, turnId);
    if (shown && activeTurnId !== null) return { page: shown, activeTurnId };
    const leaf = this.selectBranch(id, turnId);
    return {
      page: this.pages.around(id, leaf, turnId) ?? this.pages.last(id, leaf),
      activeTurnId: leaf,
    };
  }

  private begin(
    conversation: StoredConversation,
    parentTurnId: string | null,
    said: SaidQuestion,
  ): StoredTurn {
    if (said.text === '' && said.attachments.length === 0) throw new AppError('QUESTION_EMPTY');
    const status = this.queue.nextStatus(conversation.id);
    const turn = { ...newTurn(conversation.id, parentTurnId, said, this.nowIso()), status };
    this.options.store.insertTurn(turn);
    this.list.recordQuestion(conversation, said.text || (said.attachments[0]?.name ?? ''));
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
