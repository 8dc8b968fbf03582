import { expect, test } from 'vitest';
import { z } from 'zod';
import { Attachments } from '../../src/core/chat/attachments';
import { ChatService } from '../../src/core/chat/chat-service';
import { systemClock } from '../../src/core/ports/clock';
import { silentLogger } from '../../src/core/ports/logger';
import { AttachmentStore } from '../../src/core/chat/store/attachment-store';
import { ChatStore } from '../../src/core/chat/store/chat-store';
import type { Database } from '../../src/core/storage/database';
import { openStorage } from '../../src/core/storage/open-storage';
import { eventually } from '../fakes/deferred';
import { tempFolder } from '../fakes/temp-folder';
import { startFaultProgram } from './fault-program';

const KEY = 'c3'.repeat(32);
const began = z.object({ conversationId: z.string(), turnId: z.string() });

/** Pieces 1, 2, 3 ... without a gap. */
function expectWholePieces(answer: string): void {
  const pieces = Array.from(answer.matchAll(/piece (\d+), /g), ([, number]) => Number(number));
  expect(pieces.length).toBeGreaterThan(0);
  expect(pieces).toEqual(pieces.map((_piece, at) => at + 1));
  expect(answer).toBe(pieces.map((piece) => `piece ${piece}, `).join(''));
}

function serviceOn(database: Database): ChatService {
  return new ChatService({
    store: new ChatStore(database),
    attachments: new Attachments(new AttachmentStore(database), systemClock),
    clock: systemClock,
    logger: silentLogger,
    activeProfileId: () => 'p1',
    userId: () => 'guest',
    connect: () => Promise.reject(new Error('not here')),
  });
}

test(
  'kill -9 in the middle of an answer: the question and what was saved are there, and the ' +
    'turn is interrupted',
  async () => {
    const folder = tempFolder();
    const program = await startFaultProgram('answering', [folder, KEY, '请介绍一下手冲咖啡的技巧']);
    const { conversationId, turnId } = began.parse(JSON.parse(await program.firstLine()));
    const watching = openStorage(folder, KEY, () => new Date());
    const watched = new ChatStore(watching.database);
    await eventually(
      () => watched.turns(conversationId)[0]?.answer !== '',
      'a first piece is on disk',
    );

    // A second program that opens the folder meanwhile does not call a turn interrupted whose owner
    // lives.
    expect(serviceOn(watching.database).open(conversationId).turns[0]?.status).toBe('running');

    program.kill('SIGKILL');
    expect(await program.ended).toBe('SIGKILL');
    watching.database.close();

    const storage = openStorage(folder, KEY, () => new Date());
    expect(storage.notice).toBeNull();
    const chat = serviceOn(storage.database);
    const [turn] = chat.open(conversationId).turns;
    expect(turn).toMatchObject({
      id: turnId,
      question: '请介绍一下手冲咖啡的技巧',
      status: 'interrupted',
      error: null,
      remoteChatId: 'chat-1',
    });
    expectWholePieces(turn?.answer ?? '');
    expect(turn?.seq).toBe(turn?.answer.match(/piece/g)?.length);
    expect(chat.conversations.value).toMatchObject([
      { id: conversationId, title: '请介绍一下手冲咖啡的技巧' },
    ]);
    storage.database.close();
  },
);

test.each([20, 120, 250])(
  'kill -9 after %i ms: the file opens, the question is never lost',
  async (milliseconds) => {
    const folder = tempFolder();
    const program = await startFaultProgram('answering', [folder, KEY, 'kept']);
    const { conversationId } = began.parse(JSON.parse(await program.firstLine()));
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    program.kill('SIGKILL');
    await program.ended;
    const storage = openStorage(folder, KEY, () => new Date());
    expect(storage.notice).toBeNull();
    expect(new ChatStore(storage.database).turns(conversationId)).toMatchObject([
      { question: 'kept', status: 'running' },
    ]);
    storage.database.close();
  },
);
