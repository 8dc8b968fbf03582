import { randomUUID } from 'node:crypto';
import type { Conversation } from '../../shared/model/chat';
import { AppError } from '../lib/errors';
import { Observable } from '../lib/observable';
import type { Clock } from '../ports/clock';
import type { ChatStore, StoredConversation } from './store/chat-store';

const TITLE_MAX = 40;

export interface ConversationListOptions {
  store: ChatStore;
  clock: Clock;
  /** Conversations belong to a profile; null while none is active. */
  activeProfileId: () => string | null;
}

/** The conversations of the active profile: stores and announces them. */
export class ConversationList {
  readonly state = new Observable<Conversation[]>([]);

  constructor(private readonly options: ConversationListOptions) {
    this.refresh();
  }

  /** Reads the list again, for another profile or after a change. */
  refresh(): void {
    const profileId = this.options.activeProfileId();
    const found = profileId === null ? [] : this.options.store.conversations(profileId);
    this.state.set(found.map(toConversation));
  }

  /** NOT_CONFIGURED while no profile is active. */
  create(userId: string): Conversation {
    const profileId = this.options.activeProfileId();
    if (profileId === null) throw new AppError('NOT_CONFIGURED');
    const createdAt = new Date(this.options.clock.now()).toISOString();
    const conversation = {
      id: randomUUID(),
      title: '',
      pinned: false,
      userId,
      createdAt,
      updatedAt: createdAt,
    };
    this.options.store.insertConversation(conversation, profileId);
    this.refresh();
    return conversation;
  }

  rename(id: string, title: string): void {
    this.find(id);
    this.options.store.renameConversation(id, title);
    this.refresh();
  }

  pin(id: string, isPinned: boolean): void {
    this.find(id);
    this.options.store.pinConversation(id, isPinned);
    this.refresh();
  }

  remove(id: string): void {
    this.options.store.deleteConversation(id);
    this.refresh();
  }

  /**
   * To be called after a question was stored: sets a missing title, and moves the conversation up.
   */
  recordQuestion(conversation: StoredConversation, text: string): void {
    if (conversation.title === '')
      this.options.store.renameConversation(conversation.id, titleOf(text));
    this.refresh();
  }

  /** CONVERSATION_MISSING when the active profile does not have it. */
  find(id: string): StoredConversation {
    const profileId = this.options.activeProfileId();
    const found = profileId === null ? null : this.options.store.conversationOf(profileId, id);
    if (!found) throw new AppError('CONVERSATION_MISSING');
    return found;
  }
}

/** The conversation as other parts of the app see it. */
export function toConversation({
  activeTurnId: _activeTurnId,
  knowledgeMode: _knowledgeMode,
  ...conversation
}: StoredConversation): Conversation {
  return conversation;
}

/** The first line of the first question or message, cut at a whole character. */
export function titleOf(text: string): string {
  const line = text.trim().split('\n')[0] ?? '';
  const characters = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
  return characters.length > TITLE_MAX
    ? `${characters.slice(0, TITLE_MAX).join('')}…`
    : characters.join('');
}
