import { Attachments } from '../../../src/core/chat/attachments';
import { ChatService } from '../../../src/core/chat/chat-service';
import type { ChatBackend, ChatEvent } from '../../../src/core/ports/chat-backend';
import { systemClock } from '../../../src/core/ports/clock';
import { silentLogger } from '../../../src/core/ports/logger';
import { AttachmentStore } from '../../../src/core/chat/store/attachment-store';
import { ChatStore } from '../../../src/core/chat/store/chat-store';
import { openStorage } from '../../../src/core/storage/open-storage';

// Answers one question piece by piece for ever, until it is killed: FOLDER KEY QUESTION.
const [folder = '', key = '', question = ''] = process.argv.slice(2);

const backend: ChatBackend = {
  async *ask(): AsyncIterable<ChatEvent> {
    yield { type: 'started', reference: { conversationId: 'remote-1', chatId: 'chat-1' } };
    for (let piece = 1; ; piece += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      yield { type: 'answer', text: `piece ${piece}, `, receivedAt: Date.now() };
    }
  },
  upload: () => Promise.reject(new Error('no files here')),
  answerTools: () => {
    throw new Error('no tools here');
  },
  resume: () => {
    throw new Error('no tools here');
  },
  cancel: () => Promise.resolve(),
};

const { database } = openStorage(folder, key, () => new Date());
const chat = new ChatService({
  store: new ChatStore(database),
  attachments: new Attachments(new AttachmentStore(database), systemClock),
  clock: systemClock,
  logger: silentLogger,
  activeProfileId: () => 'p1',
  userId: () => 'guest',
  connect: () => Promise.resolve(backend),
});
const { id } = chat.createConversation();
const turn = chat.send(id, question);
process.stdout.write(`${JSON.stringify({ conversationId: id, turnId: turn.id })}\n`);
