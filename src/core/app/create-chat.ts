import type { ActiveConnection } from './connection/active-connection';
import { Attachments } from '../chat/attachments';
import { ChatService } from '../chat/chat-service';
import { ConversationRetention } from '../chat/conversation-retention';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { SettingsStore } from '../ports/settings-store';
import type { ToolBackend } from '../ports/tool-backend';
import { AttachmentStore } from '../chat/store/attachment-store';
import { ChatStore } from '../chat/store/chat-store';
import type { Database } from '../storage/database';

export interface CreateChatOptions {
  database: Database;
  settings: SettingsStore;
  clock: Clock;
  logger: Logger;
  activeProfileId: () => string | null;
  tools: ToolBackend;
  connection: ActiveConnection;
  /** For this run, whatever the settings say. */
  wantsWholeAnswers: () => boolean;
}

/** The chat over the active connection, and who deletes old conversations. */
export function createChat({
  database,
  settings,
  clock,
  logger,
  activeProfileId,
  tools,
  connection,
  wantsWholeAnswers,
}: CreateChatOptions): {
  chat: ChatService;
  retention: ConversationRetention;
} {
  const store = new ChatStore(database);
  const chat = new ChatService({
    store,
    attachments: new Attachments(new AttachmentStore(database), clock),
    userId: () => settings.read().settings.userId,
    clock,
    logger,
    activeProfileId,
    tools,
    connect: async () => {
      const { tokens, chat: streamed, wholeChat } = await connection.get();
      await tokens.get();
      return wantsWholeAnswers() || settings.read().settings.wholeAnswers ? wholeChat : streamed;
    },
  });
  const keepDays = (): number => settings.read().settings.conversationKeepDays;
  return {
    chat,
    retention: new ConversationRetention({
      store,
      clock,
      logger,
      keepDays,
      onDeleted: () => chat.refresh(),
    }),
  };
}
