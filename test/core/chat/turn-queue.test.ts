import { beforeEach, expect, test } from 'vitest';
import { AppError } from '../../../src/core/lib/errors';
import type { StoredTurn } from '../../../src/core/ports/stored-turn';
import { appErrorIn } from '../../fakes/app-error-of';
import { ChatTable, endOf } from '../../fakes/chat-table';
import { deferred, eventually } from '../../fakes/deferred';
import { answer, completed, started } from '../../fakes/scripted-chat-backend';

const never = new Promise<never>(() => {});

let table: ChatTable;
beforeEach(() => {
  table = new ChatTable();
});

const statuses = (id: string): string[] => table.store.turns(id).map(({ status }) => status);

test.each([
  ['completed', [started, completed]],
  ['failed', [started, new AppError('STREAM_BROKEN')]],
] as const)(
  'a question asked while a turn runs is stored, waits, and starts when that one is %s',
  async (end, script) => {
    const gate = deferred();
    const { chat, backend } = table.serve(
      [gate.promise, ...script],
      [started, answer('B'), completed],
    );
    const { id } = chat.createConversation();
    const heard: string[] = [];
    chat.started.on(({ question, status }) => heard.push(`started ${question} ${status}`));
    chat.ended.on(({ question, status }) => heard.push(`ended ${question} ${status}`));
    const first = chat.send(id, 'a');
    const second = chat.send(id, 'b');
    expect(second).toMatchObject({ status: 'queued', parentTurnId: first.id });
    expect(statuses(id)).toEqual(['running', 'queued']);
    expect(chat.open(id).activeTurnId).toBe(second.id);
    expect(backend.questions).toEqual([]);
    gate.resolve();
    await eventually(() => heard.includes('ended b completed'), 'the second answer');
    expect(heard).toEqual([`ended a ${end}`, 'started b running', 'ended b completed']);
    expect(table.store.turns(id)).toMatchObject([
      { status: end },
      { status: 'completed', answer: 'B' },
    ]);
    expect(backend.questions.map(({ text, conversationId }) => [text, conversationId])).toEqual([
      ['a', null],
      ['b', 'remote-1'],
    ]);
  },
);

test('a stop of the running turn lets the next one begin', async () => {
  const { chat } = table.serve([started, never], [started, completed]);
  const { id } = chat.createConversation();
  const first = chat.send(id, 'a');
  chat.send(id, 'b');
  await eventually(() => chat.open(id).turns[0]?.remoteChatId === 'chat-1', 'the start');
  chat.cancel(first.id);
  await eventually(() => statuses(id).join() === 'stopped,completed', 'the second answer');
});

test('they start in the order in which they were asked, one after the other', async () => {
  const gate = deferred();
  const { chat, backend } = table.serve([gate.promise, started, completed], [started, completed]);
  const { id } = chat.createConversation();
  const texts = ['a', 'b', 'c', 'd'];
  for (const text of texts) chat.send(id, text);
  gate.resolve();
  await eventually(() => statuses(id).every((status) => status === 'completed'), 'all answers');
  expect(backend.questions.map(({ text }) => text)).toEqual(texts);
});

test('five may wait; one more is refused and not stored; a place that becomes free can be taken', async () => {
  const { chat } = table.serve([started, never]);
  const { id } = chat.createConversation();
  const turns = ['a', 'b', 'c', 'd', 'e', 'f'].map((text) => chat.send(id, text));
  expect(appErrorIn(() => chat.send(id, 'g')).code).toBe('TURN_RUNNING');
  expect(appErrorIn(() => chat.regenerate(turns[0]?.id ?? '')).code).toBe('TURN_RUNNING');
  expect(statuses(id)).toHaveLength(6);
  chat.cancel(turns[3]?.id ?? '');
  expect(chat.send(id, 'g').status).toBe('queued');
  await chat.dispose();
});

test('a queued turn that is cancelled ends as stopped at once, and is never asked', async () => {
  const gate = deferred();
  const { chat, backend } = table.serve([gate.promise, started, completed], [started, completed]);
  const { id } = chat.createConversation();
  chat.send(id, 'a');
  const second = chat.send(id, 'b');
  const third = chat.send(id, 'c');
  const ends: StoredTurn[] = [];
  chat.ended.on((turn) => ends.push(turn));
  chat.cancel(second.id);
  expect(ends).toMatchObject([{ id: second.id, status: 'stopped', error: null }]);
  expect(statuses(id)).toEqual(['running', 'stopped', 'queued']);
  gate.resolve();
  await eventually(() => ends.some((turn) => turn.id === third.id), 'the third answer');
  expect(backend.questions.map(({ text }) => text)).toEqual(['a', 'c']);
});

test('marks set on a queued turn survive its start', async () => {
  const gate = deferred();
  const { chat } = table.serve([gate.promise, started, completed], [started, completed]);
  const { id } = chat.createConversation();
  chat.send(id, 'a');
  const second = chat.send(id, 'b');
  expect(chat.markTurn(second.id, { bookmarked: true })).toMatchObject({
    status: 'queued',
    bookmarked: true,
  });
  const heard: boolean[] = [];
  chat.started.on(({ bookmarked }) => heard.push(bookmarked));
  gate.resolve();
  await eventually(() => statuses(id)[1] === 'completed', 'the second answer');
  expect(heard).toEqual([true]);
  expect(table.store.turns(id)[1]?.bookmarked).toBe(true);
});

test('another version of the running turn waits for it', async () => {
  const gate = deferred();
  const { chat } = table.serve(
    [gate.promise, started, completed],
    [started, answer('B'), completed],
  );
  const { id } = chat.createConversation();
  const first = chat.send(id, 'a');
  expect(chat.regenerate(first.id)).toMatchObject({
    status: 'queued',
    parentTurnId: null,
    question: 'a',
  });
  gate.resolve();
  await eventually(() => statuses(id).join() === 'completed,completed', 'both answers');
});

test('after the next start a queued turn is interrupted', () => {
  const { chat } = table.serve([started, never]);
  const { id } = chat.createConversation();
  chat.send(id, 'a');
  chat.send(id, 'b');
  table.serve([completed]);
  expect(statuses(id)).toEqual(['interrupted', 'interrupted']);
});

test('the end of the app and of the conversation stop what waits; nothing of it is asked', async () => {
  const { chat, backend } = table.serve([started, never]);
  const [kept, deleted] = [chat.createConversation().id, chat.createConversation().id];
  for (const id of [kept, deleted]) for (const text of ['a', 'b']) chat.send(id, text);
  await eventually(() => backend.questions.length === 2, 'both questions');
  chat.deleteConversation(deleted);
  await chat.dispose();
  expect(statuses(kept)).toEqual(['stopped', 'stopped']);
  expect(statuses(deleted)).toEqual([]);
  expect(backend.questions.map(({ text }) => text)).toEqual(['a', 'a']);
});

test('after a change of profile nothing that waits is asked of the other bot', async () => {
  const gate = deferred();
  const { chat, backend } = table.serve([gate.promise, started, completed], [started, completed]);
  const { id } = chat.createConversation();
  for (const text of ['a', 'b', 'c']) chat.send(id, text);
  table.profileId = 'p2';
  const ended = endOf(chat);
  gate.resolve();
  await ended;
  expect(statuses(id)).toEqual(['completed', 'stopped', 'stopped']);
  expect(backend.questions).toHaveLength(1);
});

test('a disk that refuses the start of a queued turn is logged, and the answer still comes', async () => {
  const gate = deferred();
  const { chat } = table.serve(
    [gate.promise, started, completed],
    [started, answer('B'), completed],
  );
  const { id } = chat.createConversation();
  chat.send(id, 'a');
  chat.send(id, 'b');
  table.database.exec('DROP TABLE turn_search');
  gate.resolve();
  const ends: StoredTurn[] = [];
  chat.ended.on((turn) => ends.push(turn));
  await eventually(() => ends.length === 2, 'both ends');
  expect(ends).toMatchObject([{ status: 'completed' }, { status: 'completed', answer: 'B' }]);
  expect(table.logger.lines.filter(({ level }) => level === 'error').length).toBeGreaterThan(0);
});
