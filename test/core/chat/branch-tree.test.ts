import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { branchTo, newestLeafBelow, type BranchNode } from '../../../src/core/chat/branch-tree';
import { remoteConversationFor } from '../../../src/core/chat/remote-context';

const node = (id: string, parentTurnId: string | null = null): BranchNode => ({ id, parentTurnId });
const ids = (nodes: readonly BranchNode[]): string[] => nodes.map(({ id }) => id);

//      a        A conversation whose second step has two versions,
//     / \       and whose beginning was asked again as x.
//    b   c
//    |   |
//    d   e
const TREE = [node('a'), node('b', 'a'), node('d', 'b'), node('c', 'a'), node('e', 'c'), node('x')];

/** Trees as they grow: every turn hangs on an earlier one, or begins anew. */
const trees = fc
  .array(fc.nat(), { minLength: 1, maxLength: 60 })
  .map((choices) =>
    choices.map((choice, index): BranchNode =>
      node(`t${index}`, choice % (index + 1) === index ? null : `t${choice % (index + 1)}`),
    ),
  );
const treesWithTurn = trees.chain((turns) =>
  fc.tuple(fc.constant(turns), fc.constantFrom(...ids(turns))),
);

describe('a branch', () => {
  test('is the way from the beginning to its end, with the versions of each step', () => {
    expect(branchTo(TREE, 'e').map(({ turn, siblings }) => [turn.id, ids(siblings)])).toEqual([
      ['a', ['a', 'x']],
      ['c', ['b', 'c']],
      ['e', ['e']],
    ]);
    expect(branchTo(TREE, null)).toEqual([]);
    expect(branchTo(TREE, 'nowhere')).toEqual([]);
  });

  test('begins at the beginning, ends where it should, and every step follows the one before', () => {
    fc.assert(
      fc.property(treesWithTurn, ([turns, leaf]) => {
        const steps = branchTo(turns, leaf);
        expect(steps.at(-1)?.turn.id).toBe(leaf);
        expect(steps.map(({ turn }) => turn.parentTurnId)).toEqual([
          null,
          ...steps.slice(0, -1).map(({ turn }) => turn.id),
        ]);
        for (const { turn, siblings } of steps) {
          expect(siblings).toEqual(
            turns.filter(({ parentTurnId }) => parentTurnId === turn.parentTurnId),
          );
        }
      }),
    );
  });

  test('ends, whatever is stored: circles, parents that are not there', () => {
    expect(ids(branchTo([node('a', 'b'), node('b', 'a')], 'a').map(({ turn }) => turn))).toEqual([
      'b',
      'a',
    ]);
    expect(
      branchTo([node('a', 'gone'), node('b')], 'a').map(({ siblings }) => ids(siblings)),
    ).toEqual([['a', 'b']]);
    const anything = fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c'),
        parentTurnId: fc.constantFrom('a', 'b', 'c', null, 'gone'),
      }),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(
        anything,
        (turns) =>
          branchTo(turns, 'a').length <= 3 && ['a', 'b', 'c'].includes(newestLeafBelow(turns, 'a')),
      ),
    );
  });
});

describe('the newest end of a branch', () => {
  test('is the last asked turn below that nothing follows', () => {
    expect([
      newestLeafBelow(TREE, 'a'),
      newestLeafBelow(TREE, 'b'),
      newestLeafBelow(TREE, 'd'),
      newestLeafBelow(TREE, 'x'),
    ]).toEqual(['e', 'd', 'd', 'x']);
  });

  test('leads through the turn, and nothing below is newer', () => {
    fc.assert(
      fc.property(treesWithTurn, ([turns, turnId]) => {
        const leaf = newestLeafBelow(turns, turnId);
        const below = turns.filter(({ id }) =>
          branchTo(turns, id).some(({ turn }) => turn.id === turnId),
        );
        const ends = below.filter(
          ({ id }) => !turns.some(({ parentTurnId }) => parentTurnId === id),
        );
        expect(leaf).toBe(ends.at(-1)?.id);
      }),
    );
  });
});

const link = (id: string, parentTurnId: string | null, remoteConversationId: string | null) => ({
  id,
  parentTurnId,
  remoteConversationId,
});

describe('the service’s conversation', () => {
  test('is gone on with only after its last turn', () => {
    const turns = [link('a', null, 'r1'), link('b', 'a', 'r1')];
    expect(remoteConversationFor(turns, 'b')).toBe('r1');
    expect(remoteConversationFor(turns, 'a')).toBeNull();
    expect(remoteConversationFor(turns, null)).toBeNull();
  });

  test('a turn that never reached the service changes nothing there', () => {
    const turns = [link('a', null, 'r1'), link('b', 'a', null), link('c', 'a', null)];
    expect(remoteConversationFor(turns, 'b')).toBe('r1');
    expect(remoteConversationFor(turns, 'a')).toBe('r1');
  });

  test('never knows more than the branch', () => {
    fc.assert(
      fc.property(
        treesWithTurn,
        fc.array(fc.constantFrom(null, 'r1', 'r2', 'r3'), { minLength: 60, maxLength: 60 }),
        ([turns, leaf], remotes) => {
          const links = turns.map((turn, index) => ({
            ...turn,
            remoteConversationId: remotes[index] ?? null,
          }));
          const chosen = remoteConversationFor(links, leaf);
          if (chosen === null) return;
          const lastThere = links.findLast(
            ({ remoteConversationId }) => remoteConversationId === chosen,
          );
          expect(branchTo(links, leaf).map(({ turn }) => turn.id)).toContain(lastThere?.id);
        },
      ),
    );
  });
});
