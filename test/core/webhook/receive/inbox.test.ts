import { expect, test } from 'vitest';
import type { AppendResult, InboxEntry } from '../../../../src/core/ports/inbox-writer';
import { Inbox } from '../../../../src/core/webhook/receive/inbox';
import { appErrorOf } from '../../../fakes/app-error-of';
import { inboxEntry } from '../../../fakes/inbox-entry';
import { eventually } from '../../../fakes/deferred';

/** A disk whose commits end when told to. */
class SlowDisk {
  readonly commits: { entries: readonly InboxEntry[]; end: (error?: Error) => void }[] = [];

  append = (entries: readonly InboxEntry[]): Promise<AppendResult[]> =>
    new Promise((resolve, reject) => {
      const end = (error?: Error): void =>
        error ? reject(error) : resolve(entries.map(({ id }) => ({ id, duplicate: false })));
      this.commits.push({ entries, end });
    });
}

test('nobody is answered before the commit, and those who come meanwhile share the next one', async () => {
  const disk = new SlowDisk();
  const inbox = new Inbox(disk);
  const answered: string[] = [];
  const accept = (id: string): void =>
    void inbox.accept(inboxEntry(id)).then((result) => answered.push(result.id));
  accept('first');
  await eventually(() => disk.commits.length === 1, 'a commit');
  for (let number = 0; number < 64; number += 1) accept(`later-${number}`);
  await new Promise((resolve) => setImmediate(resolve));
  expect([disk.commits.length, answered]).toEqual([1, []]);
  disk.commits[0]?.end();
  await eventually(() => disk.commits.length === 2, 'the next commit');
  expect(answered).toEqual(['first']);
  expect(disk.commits[1]?.entries).toHaveLength(64);
  disk.commits[1]?.end();
  await eventually(() => answered.length === 65, 'all are answered');
  expect(disk.commits).toHaveLength(2);
});

test('those who come in the same turn of the event loop share the first commit', async () => {
  const disk = new SlowDisk();
  const inbox = new Inbox(disk);
  for (const id of ['a', 'b', 'c']) void inbox.accept(inboxEntry(id));
  await eventually(() => disk.commits.length === 1, 'a commit');
  expect(disk.commits[0]?.entries.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  disk.commits[0]?.end();
});

test('backpressure: more than a thousand waiting, or 32 MiB, are refused at once and kept nowhere', async () => {
  const disk = new SlowDisk();
  const inbox = new Inbox(disk);
  void inbox.accept(inboxEntry('under way')).catch(() => {});
  await eventually(() => disk.commits.length === 1, 'a commit');
  const waiting = Array.from({ length: 1024 }, (_each, at) => inbox.accept(inboxEntry(`w-${at}`)));
  expect(await appErrorOf(inbox.accept(inboxEntry('one too many')))).toMatchObject({
    code: 'WEBHOOK_OVERLOADED',
  });
  expect(inbox.backlog).toBe(1024);
  disk.commits[0]?.end();
  for (let commit = 1; commit <= 4; commit += 1) {
    await eventually(() => disk.commits.length > commit, `commit ${commit}`);
    disk.commits[commit]?.end();
  }
  await Promise.all(waiting);
  const large = Array.from({ length: 32 }, (_each, at) =>
    inbox.accept(inboxEntry(`large-${at}`, { bodyBytes: 1024 * 1024 })),
  );
  expect(await appErrorOf(inbox.accept(inboxEntry('too much')))).toMatchObject({
    code: 'WEBHOOK_OVERLOADED',
  });
  await eventually(() => disk.commits.length === 6, 'their commit');
  disk.commits[5]?.end();
  await Promise.all(large);
});

test('a failed commit fails those who are in it and no one else', async () => {
  const disk = new SlowDisk();
  const inbox = new Inbox(disk);
  const first = inbox.accept(inboxEntry('first'));
  await eventually(() => disk.commits.length === 1, 'a commit');
  const second = inbox.accept(inboxEntry('second'));
  disk.commits[0]?.end(new Error('canary'));
  expect(await appErrorOf(first)).toMatchObject({ code: 'INTERNAL' });
  await eventually(() => disk.commits.length === 2, 'the next commit');
  disk.commits[1]?.end();
  expect(await second).toEqual({ id: 'second', duplicate: false });
});

test('a blocked disk: those in the commit and those behind it are told to come again', async () => {
  const disk = new SlowDisk();
  const inbox = new Inbox(disk, 30);
  const first = appErrorOf(inbox.accept(inboxEntry('first')));
  await eventually(() => disk.commits.length === 1, 'a commit');
  const second = appErrorOf(inbox.accept(inboxEntry('second')));
  expect([await first, await second]).toMatchObject([
    { code: 'WEBHOOK_OVERLOADED' },
    { code: 'WEBHOOK_OVERLOADED' },
  ]);
  disk.commits[0]?.end();
  const third = inbox.accept(inboxEntry('third'));
  await eventually(() => disk.commits.length === 2, 'it goes on');
  disk.commits[1]?.end();
  expect(await third).toMatchObject({ id: 'third' });
});
