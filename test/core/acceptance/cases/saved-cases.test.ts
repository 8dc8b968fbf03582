import { afterEach, beforeEach, expect, test } from 'vitest';
import type { IsolatedApp } from '../../../../src/core/acceptance/isolated-app';
import { SavedCases } from '../../../../src/core/acceptance/cases/saved-cases';
import { AppError } from '../../../../src/core/lib/errors';
import { Translator } from '../../../../src/core/lib/translator';
import { AcceptanceStore } from '../../../../src/core/acceptance/store/acceptance-store';
import { openStorage } from '../../../../src/core/storage/open-storage';
import type { Database } from '../../../../src/core/storage/database';
import { FakeClock } from '../../../fakes/fake-clock';
import { tempFolder } from '../../../fakes/temp-folder';

let database: Database;
let answer: { answer: string; toolNames: string[] } | AppError;
let profileId: string | null;
let opened: number;
let book: SavedCases;
const { signal } = new AbortController();
const turn: IsolatedApp['turn'] = () =>
  answer instanceof AppError ? Promise.reject(answer) : Promise.resolve(answer);

beforeEach(() => {
  ({ database } = openStorage(tempFolder(), null, () => new Date()));
  profileId = 'p1';
  opened = 0;
  const store = new AcceptanceStore(database);
  book = new SavedCases({
    store: () => Promise.resolve(store),
    profileId: () => profileId,
    clock: new FakeClock(),
    translator: new Translator('en'),
    webhookTests: {
      all: () => Promise.resolve([]),
      run: () => Promise.reject(new AppError('DELIVERY_MISSING')),
    },
    openIsolatedApp: () => {
      opened += 1;
      return Promise.resolve({
        // A case asks for a turn and nothing else.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        target: { turn } as IsolatedApp,
        dispose: () => Promise.resolve(void (opened -= 1)),
      });
    },
  });
});
afterEach(() => database.close());

const save = (change: Partial<Parameters<SavedCases['save']>[0]> = {}): Promise<void> =>
  book.save({
    name: 'beans',
    question: 'Which beans?',
    toolName: 'lookup',
    contains: 'floral',
    ...change,
  });
const good = { answer: 'floral and bright', toolNames: ['lookup'] };

test.each([
  ['answered as expected', good, true, 'as expected'],
  ['without the words', { ...good, answer: 'nutty' }, false, 'floral'],
  ['without the tool', { ...good, toolNames: [] }, false, 'lookup'],
  ['without an answer', { ...good, answer: '  ' }, false, 'no answer'],
  [
    'not answered at all',
    new AppError('TIMEOUT', { params: { host: 'api', seconds: 3 } }),
    false,
    'api',
  ],
])('%s', async (_name, given, passed, words) => {
  answer = given;
  await save();
  expect(await book.run(signal)).toEqual([
    expect.objectContaining({ name: 'beans', passed, detail: expect.stringContaining(words) }),
  ]);
  expect(opened).toBe(0);
});

test(
  'what passed before and fails is a regression until it is seen, and again when it fails ' +
    'after having passed',
  async () => {
    await save();
    const outcomes: number[] = [];
    for (const [given, isSeen] of [
      [{ ...good, answer: 'nutty' }, false],
      [good, false],
      [{ ...good, answer: 'nutty' }, false],
      [{ ...good, answer: 'nutty' }, true],
      [{ ...good, answer: 'nutty' }, false],
      [good, false],
      [{ ...good, answer: 'nutty' }, false],
    ] as const) {
      answer = given;
      await book.run(signal);
      if (isSeen) await book.markSeen();
      outcomes.push(await book.regressed());
    }
    expect(outcomes).toEqual([0, 0, 1, 0, 0, 0, 1]);
  },
);

test('a removed case takes its past with it; cases belong to a profile', async () => {
  answer = good;
  await save();
  await book.run(signal);
  profileId = 'p2';
  expect(await book.list()).toEqual([]);
  profileId = 'p1';
  const [first] = await book.list();
  await book.remove(first?.id ?? '');
  expect([await book.list(), database.all('SELECT * FROM acceptance_case_runs')]).toEqual([[], []]);
  await expect(book.run(signal, 'chat:gone')).rejects.toMatchObject({
    code: 'ACCEPTANCE_CASE_MISSING',
  });
});
