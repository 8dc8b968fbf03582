import { describe, expect, it } from 'vitest';
import { branchFinder } from '../../../../../src/renderer/features/chat/conversation/shown-branch';
import type { Turn } from '../../../../../src/shared/model/chat';
import { fakeTurn } from '../../../../fakes/fake-turn';

const turn = (id: string, parentTurnId: string | null, answer = ''): Turn =>
  fakeTurn({ id, parentTurnId, question: id, answer });
const TREE = [
  turn('a', null),
  turn('b', 'a'),
  turn('c', 'b'),
  turn('b2', 'a'),
  turn('b3', 'a'),
  turn('a2', null),
];
const shown = (activeTurnId: string | null, turns = TREE): string[] =>
  branchFinder()(turns, activeTurnId).turns.map(({ id }) => id);

describe('branchFinder', () => {
  it('shows one way from the first question to the chosen end', () => {
    expect(shown('c')).toEqual(['a', 'b', 'c']);
    expect(shown('b2')).toEqual(['a', 'b2']);
    expect(shown('a2')).toEqual(['a2']);
  });

  it('knows the versions of every step, in the order they were asked', () => {
    const { versions } = branchFinder()(TREE, 'c');
    expect([...versions]).toEqual([
      ['b', ['b', 'b2', 'b3']],
      ['a', ['a', 'a2']],
    ]);
  });

  it('shows the newest end where none is chosen, and nothing where nothing was asked', () => {
    expect(shown(null)).toEqual(['a2']);
    expect(shown('gone')).toEqual(['a2']);
    expect(shown(null, [])).toEqual([]);
  });

  it('begins with the first step that is known, and adds the versions that were told', () => {
    const { turns, versions } = branchFinder()(
      [turn('c', 'b'), turn('d', 'c'), turn('d2', 'c')],
      'd2',
      new Map([
        ['b', ['c', 'cc']],
        ['c', ['d0', 'd']],
      ]),
    );
    expect(turns.map(({ id }) => id)).toEqual(['c', 'd2']);
    expect(versions.get('c')).toEqual(['c', 'cc']);
    expect(versions.get('d2')).toEqual(['d0', 'd', 'd2']);
  });

  it('does not run in circles', () => {
    expect(shown('x', [turn('x', 'y'), turn('y', 'x')])).toEqual(['y', 'x']);
  });

  it('hands out growing answers without searching again', () => {
    const find = branchFinder();
    const before = find(TREE, 'c');
    const after = find(TREE.with(2, turn('c', 'b', 'more')), 'c');
    expect(after.turns[2]?.answer).toBe('more');
    expect(after.versions).toBe(before.versions);
    expect(find([...TREE, turn('d', 'c')], 'd').turns).toHaveLength(4);
  });

  it('stays quick with 10,000 turns', () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      turn(String(index), index === 0 ? null : String(index - 1)),
    );
    const start = performance.now();
    expect(branchFinder()(many, '9999').turns).toHaveLength(10_000);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
