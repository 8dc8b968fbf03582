import type { SandboxClock } from '../sandbox-clock';
import type { BotRecord } from './bots';
import { failures } from './errors';
import { IdentifierSequence } from './identifiers';
import type { Chat, Conversation, Message, MetaData, ToolCall, UploadedFile } from './wire-model';
import type { ToolResult } from './engine/assistant';
import type { WorkflowRun } from './workflow-run';

/**
 * A message of a conversation; those of cancelled chats stay listed but are not used as context.
 */
export interface StoredMessage {
  message: Message;
  outOfContext: boolean;
}

/** A conversation with properties that are not sent. */
export interface ConversationRecord {
  wire: Conversation;
  botId: string;
  /**
   * Conversations belong to the session of the token that made them; other sessions do not see
   * them.
   */
  sessionName: string;
  messages: StoredMessage[];
  runningChatId: string | undefined;
  /** What was asked when a question node began to wait; the next message answers the node. */
  heldQuestion: string | undefined;
}

/** One chat with what is needed to continue after a tool call. */
export interface ChatRecord {
  chat: Chat;
  conversation: ConversationRecord;
  /** False for `auto_save_history: false`: nothing of it can be fetched afterwards. */
  savesHistory: boolean;
  question: string;
  /** Names of the files attached to the question. */
  files: string[];
  history: { role: 'user' | 'assistant'; content: string }[];
  toolsAllowed: boolean;
  /** A question node comes before the answer. */
  confirmsFirst: boolean;
  /** What a question node held back; the question of this chat is the answer to the node. */
  heldQuestion: string | undefined;
  /** The call the chat waits for, with its query, while its status is `requires_action`. */
  pendingCall: { call: ToolCall; query: string } | undefined;
  toolResults: ToolResult[];
  /** What "message list of this chat" returns: everything but the question. */
  messages: Message[];
  /** Whether a client still reads the events of the running turn. */
  hasListener: boolean;
  abort: AbortController;
}

const CONNECTOR_API = '1024';
const IDLE = { runningChatId: undefined, heldQuestion: undefined };

/** All data of the sandbox; in memory, lost at exit. */
export class SandboxState {
  readonly ids = new IdentifierSequence();
  readonly conversations = new Map<string, ConversationRecord>();
  readonly chats = new Map<string, ChatRecord>();
  readonly bots = new Map<string, BotRecord>();
  readonly files = new Map<string, UploadedFile>();
  readonly workflowRuns = new Map<string, WorkflowRun>();

  constructor(
    readonly clock: SandboxClock,
    private readonly userId: string,
  ) {}

  /** Creates a conversation for a bot in a session. */
  createConversation(
    botId: string,
    sessionName: string,
    name = '',
    metaData: MetaData = {},
  ): ConversationRecord {
    const now = this.clock.nowSeconds();
    const id = this.ids.next();
    const wire: Conversation = {
      id,
      name,
      meta_data: metaData,
      created_at: now,
      updated_at: now,
      last_section_id: id,
      creator_id: this.userId,
      connector_id: CONNECTOR_API,
    };
    const record = { wire, botId, sessionName, messages: [], ...IDLE };
    this.conversations.set(id, record);
    return record;
  }

  /** The conversation, if it belongs to the session; otherwise throws code 4002. */
  findConversation(id: string, sessionName: string): ConversationRecord {
    const record = this.conversations.get(id);
    if (record === undefined || record.sessionName !== sessionName)
      throw failures.conversationNotFound();
    return record;
  }

  /** The chat of that conversation and session; otherwise throws code 4001 (or 4002). */
  findChat(conversationId: string, chatId: string, sessionName: string): ChatRecord {
    const conversation = this.findConversation(conversationId, sessionName);
    const record = this.chats.get(chatId);
    if (record === undefined || record.conversation !== conversation) throw failures.chatNotFound();
    return record;
  }

  /** Builds a message in the conversation's current section, with a new id; does not store it. */
  createMessage(
    conversation: ConversationRecord,
    fields: Pick<Message, 'role' | 'type' | 'content'> & Partial<Message>,
  ): Message {
    const now = this.clock.nowSeconds();
    return {
      id: this.ids.next(),
      conversation_id: conversation.wire.id,
      section_id: conversation.wire.last_section_id,
      content_type: 'text',
      created_at: now,
      updated_at: now,
      ...fields,
    };
  }

  /**
   * The messages the assistant may take as context: this section's, without those of cancelled
   * chats.
   */
  contextOf(conversation: ConversationRecord): Message[] {
    const section = conversation.wire.last_section_id;
    return conversation.messages
      .filter(({ message, outOfContext }) => !outOfContext && message.section_id === section)
      .map(({ message }) => message);
  }

  /** Stops every running turn; for shutting down. */
  abortAll(): void {
    for (const record of this.chats.values()) record.abort.abort();
  }
}
