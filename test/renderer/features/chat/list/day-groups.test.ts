import { describe, expect, it } from 'vitest';
import { groupByDay } from '../../../../../src/renderer/features/chat/list/day-groups';
import { fakeConversation } from '../../../../fakes/fake-turn';

const at = (id: string, date: Date) =>
  fakeConversation({ id, title: id, createdAt: date.toISOString(), updatedAt: date.toISOString() });

describe('groupByDay', () => {
  const now = new Date(2026, 2, 1, 0, 30);

  it('goes by the local calendar day, across a month, and keeps the order', () => {
    const groups = groupByDay(
      [
        at('a', new Date(2026, 2, 1, 0, 10)),
        at('b', new Date(2026, 1, 28, 23, 59)),
        at('c', new Date(2026, 1, 28)),
        at('d', new Date(2026, 1, 27, 23, 59)),
      ],
      now,
    );
    expect(
      groups.map(({ day, conversations }) => [day, conversations.map(({ id }) => id)]),
    ).toEqual([
      ['today', ['a']],
      ['yesterday', ['b', 'c']],
      ['earlier', ['d']],
    ]);
  });

  it('counts a clock that runs ahead as today and leaves empty groups out', () => {
    expect(groupByDay([at('future', new Date(2026, 2, 2))], now).map(({ day }) => day)).toEqual([
      'today',
    ]);
    expect(groupByDay([], now)).toEqual([]);
  });

  it('puts pinned ones on top, whatever their day', () => {
    const old = { ...at('old', new Date(2025, 0, 1)), pinned: true };
    expect(
      groupByDay([old, at('a', now)], now).map(({ day, conversations }) => [
        day,
        conversations.map(({ id }) => id),
      ]),
    ).toEqual([
      ['pinned', ['old']],
      ['today', ['a']],
    ]);
  });
});
