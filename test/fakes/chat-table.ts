import { Attachments } from '../../src/core/chat/attachments';
import { ChatService } from '../../src/core/chat/chat-service';
import type { ChatBackend } from '../../src/core/ports/chat-backend';
import { AttachmentStore } from '../../src/core/chat/store/attachment-store';
import { ChatStore } from '../../src/core/chat/store/chat-store';
import type { StoredTurn } from '../../src/core/ports/stored-turn';
import type { Database } from '../../src/core/storage/database';
import { openStorage } from '../../src/core/storage/open-storage';
import { FakeClock } from './fake-clock';
import { RecordingLogger } from './recording-logger';
import { ScriptedChatBackend, type Script } from './scripted-chat-backend';

/** A chat service on a database in memory, with everything around it in a test's hands. */
export class ChatTable {
  readonly clock = new FakeClock();
  readonly logger = new RecordingLogger();
  readonly database: Database = openStorage('/nowhere', null, () => new Date()).database;
  readonly store = new ChatStore(this.database);
  profileId: string | null = 'p1';
  userId = 'coffee-salon';

  open(connect: () => Promise<ChatBackend>): ChatService {
    const { store, clock, logger } = this;
    const attachments = new Attachments(new AttachmentStore(this.database), clock);
    return new ChatService({
      store,
      attachments,
      clock,
      logger,
      userId: () => this.userId,
      activeProfileId: () => this.profileId,
      connect,
    });
  }

  serve(...asks: readonly Script[]): { chat: ChatService; backend: ScriptedChatBackend } {
    const backend = new ScriptedChatBackend(asks);
    return { chat: this.open(() => Promise.resolve(backend)), backend };
  }
}

/** The next turn that ends. */
export function endOf(chat: ChatService): Promise<StoredTurn> {
  return new Promise((resolve) => {
    const stop = chat.ended.on((turn) => {
      stop();
      resolve(turn);
    });
  });
}

/** One turn from question to end. */
export async function askChat(
  chat: ChatService,
  text = '你好',
  conversationId = chat.createConversation().id,
): Promise<StoredTurn> {
  const ended = endOf(chat);
  chat.send(conversationId, text);
  return ended;
}
