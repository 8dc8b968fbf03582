import { Attachments } from '../chat/attachments';
import { ChatService } from '../chat/chat-service';
import { ConversationRetention } from '../chat/conversation-retention';
import { AttachmentStore } from '../chat/store/attachment-store';
import { ChatStore } from '../chat/store/chat-store';
import type { HealthMonitor } from '../health/services/health-monitor';
import { AppError } from '../lib/errors';
import { Lazy } from '../lib/lazy';
import { inModule } from '../ports/logger';
import type { Database } from '../storage/database';
import type { ActiveKai } from './active-kai';
import type { AppContext } from './app-context';
import type { ActiveConnection } from './connection/active-connection';
import type { Monitoring } from './monitoring';
import type { Notifications } from './notifications';

export interface CreateChatOptions extends Pick<
  AppContext,
  'storage' | 'settings' | 'readSettings' | 'clock' | 'logger' | 'setup' | 'notices' | 'lifetime'
> {
  connection: ActiveConnection;
  health: HealthMonitor;
  kai: ActiveKai;
  notifications: Notifications;
  monitoring: Monitoring;
  /** For this run, whatever the settings say. */
  wantsWholeAnswers: () => boolean;
}

/** The chat with the cleanup of its conversations. */
export interface OpenedChat {
  chat: ChatService;
  /** Deletes old conversations. */
  retention: ConversationRetention;
}

/** The chat over the active connection, opened with the storage it needs. */
export function createLazyChat(options: CreateChatOptions): Lazy<OpenedChat> {
  const { storage, notices, health, notifications, monitoring, lifetime } = options;
  const lazy = new Lazy(async () => {
    const { database, notice } = await storage.get();
    if (notice) notices.add(notice);
    if (database.path === ':memory:') notices.add(new AppError('STORAGE_IN_MEMORY'));
    return createChat(database, options);
  });
  lazy.opened.on(({ chat }) => {
    chat.ended.on(({ status, error }) => {
      if (status === 'completed') health.report(null);
      if (status === 'failed' && error) health.report(new AppError(error.code, error));
    });
    notifications.watchChat(chat);
    monitoring.watchChat(chat);
  });
  lifetime.add({
    dispose: () =>
      lazy.ifOpened(async ({ chat, retention }) => {
        retention.dispose();
        await chat.dispose();
      }),
  });
  return lazy;
}

function createChat(database: Database, options: CreateChatOptions): OpenedChat {
  const { readSettings, clock, setup, connection, kai, wantsWholeAnswers } = options;
  const logger = inModule(options.logger, 'chat');
  const store = new ChatStore(database);
  const chat = new ChatService({
    store,
    attachments: new Attachments(new AttachmentStore(database), clock),
    userId: () => readSettings().userId,
    clock,
    logger,
    activeProfileId: () => setup.active?.id ?? null,
    tools: kai.tools,
    connect: async () => {
      const { tokens, chat: streamed, wholeChat } = await connection.get();
      await tokens.get();
      return wantsWholeAnswers() || readSettings().wholeAnswers ? wholeChat : streamed;
    },
  });
  const retention = new ConversationRetention({
    store,
    clock,
    logger,
    keepDays: () => readSettings().conversationKeepDays,
    onDeleted: () => chat.refresh(),
  });
  return { chat, retention };
}
