import { afterEach, beforeEach, expect, test } from 'vitest';
import { ConversationRetention } from '../../../src/core/chat/conversation-retention';
import { ChatStore } from '../../../src/core/chat/store/chat-store';
import { openStorage } from '../../../src/core/storage/open-storage';
import { FakeClock } from '../../fakes/fake-clock';
import { RecordingLogger } from '../../fakes/recording-logger';
import { storedTurn } from '../../fakes/stored-turn';

const DAY = 24 * 60 * 60 * 1000;
let store: ChatStore;
let clock: FakeClock;
let keepDays: number;
let deletions: number;
let retention: ConversationRetention | null;

beforeEach(() => {
  store = new ChatStore(openStorage('/nowhere', null, () => new Date()).database);
  clock = new FakeClock();
  keepDays = 0;
  deletions = 0;
  retention = null;
});
afterEach(() => retention?.dispose());

function add(id: string, daysAgo: number): void {
  const at = new Date(clock.now() - daysAgo * DAY).toISOString();
  store.insertConversation({ id, title: id, userId: 'guest', createdAt: at, updatedAt: at }, 'p1');
}

function open(): ConversationRetention {
  retention = new ConversationRetention({
    store,
    clock,
    logger: new RecordingLogger(),
    keepDays: () => keepDays,
    onDeleted: () => (deletions += 1),
  });
  return retention;
}

const left = (): string[] =>
  store
    .conversations('p1')
    .map(({ id }) => id)
    .toSorted();

test('nothing is deleted unless the person wants it', () => {
  add('ancient', 3000);
  open().apply();
  expect(left()).toEqual(['ancient']);
  expect(deletions).toBe(0);
});

test('what was not used for so many days is counted, then deleted when the setting says so', () => {
  add('old', 31);
  add('recent', 29);
  const opened = open();
  expect(opened.count(30)).toBe(1);
  expect(opened.count(10)).toBe(2);
  keepDays = 30;
  opened.apply();
  expect(left()).toEqual(['recent']);
  expect(deletions).toBe(1);
  clock.advance(2 * DAY);
  opened.apply();
  expect(left()).toEqual([]);
});

test(
  'what a person keeps on purpose stays: pinned ones, those with a bookmark, and those ' +
    'that are being answered',
  () => {
    for (const id of ['pinned', 'marked', 'answering', 'plain']) add(id, 400);
    const before = new Date(clock.now() - 400 * DAY).toISOString();
    store.pinConversation('pinned', true);
    store.insertTurn(
      storedTurn({ id: 't1', conversationId: 'marked', status: 'completed', createdAt: before }),
    );
    store.markTurn('t1', { bookmarked: true, rating: null });
    store.insertTurn(
      storedTurn({ id: 't2', conversationId: 'answering', status: 'running', createdAt: before }),
    );
    keepDays = 1;
    open();
    expect(left()).toEqual(['answering', 'marked', 'pinned']);
  },
);
