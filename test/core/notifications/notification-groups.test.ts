import { expect, test } from 'vitest';
import { NotificationGroups, QUIET_MS } from '../../../src/core/notifications/notification-groups';
import type { Notification, NotificationKind } from '../../../src/core/ports/notifier';

const notice = (text: string, kind: NotificationKind = 'webhook'): Notification => ({
  kind,
  title: 'title',
  text,
  route: ['webhooks', text],
});
const groups = (): NotificationGroups =>
  new NotificationGroups((notices) => ({
    kind: 'webhook',
    title: `${notices.length}`,
    text: notices.map(({ text }) => text).join(),
    route: [],
  }));

test('the first of a kind is shown at once, those that follow together when it has been quiet', () => {
  const kept = groups();
  expect(kept.take(notice('a'), 0)).toMatchObject({ text: 'a' });
  expect(kept.take(notice('b'), 10)).toBeNull();
  expect(kept.take(notice('c'), 20)).toBeNull();
  expect(kept.due(QUIET_MS - 1)).toEqual([]);
  expect(kept.nextDue()).toBe(QUIET_MS);
  expect(kept.due(QUIET_MS)).toMatchObject([{ title: '2', text: 'b,c' }]);
  expect(kept.nextDue()).toBeNull();
});

test('a single one that waited is shown as it is', () => {
  const kept = groups();
  kept.take(notice('a'), 0);
  kept.take(notice('b'), 1);
  expect(kept.due(QUIET_MS)).toEqual([notice('b')]);
});

test('kinds do not keep each other quiet', () => {
  const kept = groups();
  expect(kept.take(notice('a', 'webhook'), 0)).not.toBeNull();
  expect(kept.take(notice('b', 'error'), 0)).not.toBeNull();
});

test('what was shown together begins a quiet time of its own; after that the next is shown at once', () => {
  const kept = groups();
  kept.take(notice('a'), 0);
  kept.take(notice('b'), 1);
  kept.due(QUIET_MS);
  expect(kept.take(notice('c'), QUIET_MS + 1)).toBeNull();
  kept.due(2 * QUIET_MS);
  expect(kept.take(notice('d'), 4 * QUIET_MS)).toMatchObject({ text: 'd' });
});
