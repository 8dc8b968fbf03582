import { expect, test } from 'vitest';
import { ChatStore } from '../../../src/core/chat/store/chat-store';
import { Database } from '../../../src/core/storage/database';
import { migrate } from '../../../src/core/storage/migrate';
import { migrations } from '../../../src/core/storage/migrations/all-migrations';

function firstRelease(): Database {
  const database = new Database(':memory:', null);
  database.exec('PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF');
  migrate(database, migrations.slice(0, 1), () => {});
  return database;
}

function addTurn(
  database: Database,
  id: string,
  conversation: string,
  createdAt: number,
  change: { answer?: string; status?: string; remote?: string } = {},
): void {
  database.run(
    'INSERT INTO turns (id, conversation_id, question, answer, status, owner_pid, ' +
      'remote_chat_id, created_at) VALUES (?, ?, ?, ?, ?, 1, ?, ?)',
    [
      id,
      conversation,
      `问题 ${id}`,
      change.answer ?? '',
      change.status ?? 'completed',
      change.remote ?? null,
      createdAt,
    ],
  );
}

test(
  'conversations of the first release become trees of one branch, searchable, with their ' +
    'remote conversation',
  () => {
    const database = firstRelease();
    for (const id of ['c1', 'c2', 'empty']) {
      database.run("INSERT INTO conversations VALUES (?, 'p1', ?, 'remote-1', 0, 0)", [id, id]);
    }
    addTurn(database, 'late', 'c1', 2, { answer: '水温九十二度', remote: 'chat-2' });
    addTurn(database, 'early', 'c1', 1, { remote: 'chat-1' });
    addTurn(database, 'other', 'c2', 1, { status: 'failed' });
    migrate(database, migrations, () => {});
    const store = new ChatStore(database);
    expect(
      store
        .turns('c1')
        .map(({ id, parentTurnId, remoteConversationId }) => [
          id,
          parentTurnId,
          remoteConversationId,
        ]),
    ).toEqual([
      ['early', null, 'remote-1'],
      ['late', 'early', 'remote-1'],
    ]);
    expect(store.turns('c2')).toMatchObject([
      {
        id: 'other',
        parentTurnId: null,
        remoteConversationId: null,
        bookmarked: false,
        rating: null,
      },
    ]);
    expect(
      store.conversations('p1').map(({ id, activeTurnId, pinned }) => [id, activeTurnId, pinned]),
    ).toEqual([
      ['empty', null, false],
      ['c2', 'other', false],
      ['c1', 'late', false],
    ]);
    expect(
      database.all('SELECT rowid FROM turn_search WHERE turn_search MATCH \'"九十二"\''),
    ).toHaveLength(1);
  },
);

test('the index stays whole, whatever happens to a turn: running, saved, killed, marked, deleted', () => {
  const database = firstRelease();
  database.run("INSERT INTO conversations VALUES ('c1', 'p1', '', NULL, 0, 0)");
  addTurn(database, 'before', 'c1', 0, { status: 'running', answer: '半个回答在这里' });
  migrate(database, migrations, () => {});
  const found = (text: string): number =>
    database.all(`SELECT rowid FROM turn_search WHERE turn_search MATCH '"${text}"'`).length;
  const expectWhole = (): void => {
    expect(database.all('PRAGMA quick_check')).toEqual([{ quick_check: 'ok' }]);
    expect(database.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  };
  addTurn(database, 'queued', 'c1', 2, { status: 'queued' });
  addTurn(database, 'running', 'c1', 1, { status: 'running' });
  database.run("UPDATE turns SET answer = '正在写的回答' WHERE id = 'running'");
  expect(found('半个回答')).toBe(0);
  expect(found('正在写')).toBe(0);
  expect(found('问题 running')).toBe(1);
  expectWhole();
  new ChatStore(database).markInterrupted(() => false);
  expect(found('半个回答')).toBe(1);
  expect(found('正在写')).toBe(1);
  database.run("UPDATE turns SET answer = '改过的回答', bookmarked = 1 WHERE id = 'running'");
  expect(found('正在写')).toBe(0);
  expect(found('改过的')).toBe(1);
  expectWhole();
  database.run("INSERT INTO turn_search (turn_search, rank) VALUES ('integrity-check', 0)");
  database.run('VACUUM');
  expect(found('改过的')).toBe(1);
  new ChatStore(database).deleteConversation('c1');
  expect(found('改过的') + found('问题')).toBe(0);
  database.run("INSERT INTO turn_search (turn_search, rank) VALUES ('integrity-check', 1)");
  expectWhole();
});
