import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EMPTY_STREAM,
  followTurns,
  hasGap,
  type TurnStream,
  type TurnStreamEvent,
} from '../../../../../src/renderer/features/chat/turn/turn-stream';
import type { ChatDelta, ToolCallRecord, Turn } from '../../../../../src/shared/model/chat';
import { fakeTurn } from '../../../../fakes/fake-turn';

const turn = (part: Partial<Turn> = {}): Turn =>
  fakeTurn({ answer: '', status: 'running', ...part });
const delta = (seq: number, part: Partial<ChatDelta> = {}): ChatDelta => ({
  turnId: 't',
  conversationId: 'c',
  firstSeq: seq,
  seq,
  answer: String(seq % 10),
  reasoning: '',
  receivedAt: 0,
  ...part,
});
const told = (events: TurnStreamEvent[], from: TurnStream = EMPTY_STREAM): TurnStream =>
  events.reduce(followTurns, from);
const open = told([{ type: 'snapshot', versions: [], activeTurnId: 't', turns: [turn()] }]);
const arrive = (...seqs: number[]): TurnStreamEvent[] =>
  seqs.map((seq) => ({ type: 'delta', delta: delta(seq) }));
const answer = (state: TurnStream): string | undefined => state.turns?.[0]?.answer;

describe('followTurns', () => {
  it('appends deltas in order', () => {
    expect(answer(told(arrive(1, 2, 3), open))).toBe('123');
  });

  it('ignores a duplicate, giving back the very same state', () => {
    const state = told(arrive(1, 2), open);
    expect(followTurns(state, { type: 'delta', delta: delta(2) })).toBe(state);
  });

  it('waits behind a gap, tells so, and closes it in whatever order the rest comes', () => {
    const gap = told(arrive(1, 3, 4), open);
    expect([answer(gap), hasGap(gap)]).toEqual(['1', true]);
    const closed = told(arrive(2), gap);
    expect([answer(closed), hasGap(closed)]).toEqual(['1234', false]);
  });

  it('takes a snapshot in mid-stream and goes on after it', () => {
    const early = told(arrive(1, 2, 3, 4));
    expect(early.turns).toBeNull();
    const state = told(
      [
        {
          type: 'snapshot',
          versions: [],
          activeTurnId: 't',
          turns: [turn({ answer: '12', seq: 2 })],
        },
      ],
      early,
    );
    expect([answer(state), state.turns?.[0]?.seq, hasGap(state)]).toEqual(['1234', 4, false]);
  });

  it('takes a delta of several pieces only where it fits whole', () => {
    const joined = { type: 'delta', delta: delta(3, { firstSeq: 1, answer: '123' }) } as const;
    expect(answer(told([joined, ...arrive(4)], open))).toBe('1234');
    const overlapping = told([
      {
        type: 'snapshot',
        versions: [],
        activeTurnId: 't',
        turns: [turn({ answer: '12', seq: 2 })],
      },
      joined,
    ]);
    expect([answer(overlapping), hasGap(overlapping)]).toEqual(['12', true]);
    const stillOlder = told(
      [
        {
          type: 'snapshot',
          versions: [],
          activeTurnId: 't',
          turns: [turn({ answer: '12', seq: 2 })],
        },
      ],
      overlapping,
    );
    expect([answer(stillOlder), hasGap(stillOlder)]).toEqual(['12', true]);
    const healed = told(
      [
        {
          type: 'snapshot',
          versions: [],
          activeTurnId: 't',
          turns: [turn({ answer: '123', seq: 3 })],
        },
      ],
      stillOlder,
    );
    expect([answer(healed), hasGap(healed)]).toEqual(['123', false]);
  });

  it('asks for a turn that began elsewhere, once', () => {
    const foreign = told([{ type: 'delta', delta: delta(2, { turnId: 'x' }) }], open);
    expect(hasGap(foreign)).toBe(true);
    expect(
      hasGap(
        told([{ type: 'snapshot', versions: [], activeTurnId: 't', turns: [turn()] }], foreign),
      ),
    ).toBe(false);
  });

  it('closes a gap with a snapshot', () => {
    const gap = told(arrive(1, 3), open);
    expect(
      answer(
        told(
          [
            {
              type: 'snapshot',
              versions: [],
              activeTurnId: 't',
              turns: [turn({ answer: '123', seq: 3 })],
            },
          ],
          gap,
        ),
      ),
    ).toBe('123');
  });

  it('keeps what it has when an older snapshot arrives late', () => {
    const ahead = told(arrive(1, 2, 3), open);
    expect(
      answer(
        told(
          [
            {
              type: 'snapshot',
              versions: [],
              activeTurnId: 't',
              turns: [turn({ answer: '1', seq: 1 })],
            },
          ],
          ahead,
        ),
      ),
    ).toBe('123');
  });

  it('takes deltas and even the end before the answer of chat.send', () => {
    const loaded = told([{ type: 'snapshot', versions: [], activeTurnId: 't', turns: [] }]);
    expect(answer(told([...arrive(1, 2), { type: 'started', turn: turn() }], loaded))).toBe('12');
    const done = turn({ answer: 'whole', status: 'completed', seq: 9 });
    const state = told(
      [{ type: 'settled', turn: done }, { type: 'started', turn: turn() }, ...arrive(3)],
      loaded,
    );
    expect(state.turns).toEqual([done]);
    expect(state.waiting).toEqual([]);
  });

  it('lets the final turn replace whatever had arrived', () => {
    const done = turn({ answer: 'final', status: 'stopped', seq: 7 });
    const state = told([...arrive(1, 4), { type: 'settled', turn: done }, ...arrive(5)], open);
    expect(state).toMatchObject({ turns: [done], waiting: [], activeTurnId: 't' });
  });

  it('keeps turns that a snapshot does not know yet', () => {
    const state = told(
      [
        { type: 'started', turn: turn({ id: 'new' }) },
        { type: 'snapshot', versions: [], activeTurnId: 't', turns: [turn()] },
      ],
      open,
    );
    expect(state.turns?.map(({ id }) => id)).toEqual(['t', 'new']);
  });

  it('ends with the same text for any order, any doubles and a snapshot at any moment', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.nat({ max: 100 }), { maxLength: 30 }),
        fc.nat(),
        (count, dice, at) => {
          const seqs = Array.from({ length: count }, (_, index) => index + 1);
          const order = [...dice.map((die) => (die % count) + 1), ...seqs];
          const events = arrive(...order);
          const known = at % (count + 1);
          const text = seqs
            .slice(0, known)
            .map((seq) => String(seq % 10))
            .join('');
          events.splice(at % (events.length + 1), 0, { type: 'started', turn: turn() });
          const state = told([
            { type: 'snapshot', versions: [], activeTurnId: 't', turns: [] },
            ...events,
            {
              type: 'snapshot',
              versions: [],
              activeTurnId: 't',
              turns: [turn({ answer: text, seq: known })],
            },
          ]);
          expect(answer(state)).toBe(seqs.map((seq) => String(seq % 10)).join(''));
        },
      ),
    );
  });

  it('shows what was asked here, and leaves the branch alone when a queued turn begins', () => {
    const queued = turn({ id: 'q', status: 'queued' });
    const state = told([{ type: 'asked', turn: queued }], open);
    expect([state.activeTurnId, state.endTurnId]).toEqual(['q', 'q']);
    const back = {
      type: 'snapshot',
      versions: [],
      activeTurnId: 't',
      endTurnId: 't',
      turns: [turn()],
    } as const;
    const selected = told([back, { type: 'started', turn: turn({ id: 'q' }) }], state);
    expect([selected.endTurnId, selected.turns?.[1]?.status]).toEqual(['t', 'running']);
  });

  it('never takes a turn back into the queue, and keeps deltas that overtake its start', () => {
    const queued = turn({ status: 'queued' });
    expect(told([{ type: 'asked', turn: queued }], open).turns?.[0]?.status).toBe('running');
    const early = told([
      { type: 'snapshot', versions: [], activeTurnId: 't', turns: [queued] },
      ...arrive(1),
    ]);
    expect([answer(early), hasGap(early)]).toEqual(['', true]);
    expect(answer(told([{ type: 'started', turn: turn() }], early))).toBe('1');
  });
});

const step = (number: number): Turn =>
  turn({
    id: `t${number}`,
    parentTurnId: number === 0 ? null : `t${number - 1}`,
    status: 'completed',
    createdAt: new Date(number * 1000).toISOString(),
  });
const steps = (from: number, to: number): Turn[] =>
  Array.from({ length: to - from }, (_, index) => step(from + index));
const idsOf = ({ turns }: TurnStream): string[] => (turns ?? []).map(({ id }) => id);

describe('a long conversation in pieces', () => {
  const atEnd = told([
    {
      type: 'snapshot',
      turns: steps(96, 100),
      versions: [],
      activeTurnId: 't99',
      endTurnId: 't99',
    },
  ]);

  it('puts older steps in front and remembers where nothing is left', () => {
    const more = told(
      [
        {
          type: 'older',
          turnId: 't96',
          turns: steps(93, 96),
          versions: [{ parentTurnId: 't92', turnIds: ['t93', 'x'] }],
        },
      ],
      atEnd,
    );
    expect(idsOf(more)).toEqual(['t93', 't94', 't95', 't96', 't97', 't98', 't99']);
    expect([more.endTurnId, more.versions.get('t92')]).toEqual(['t99', ['t93', 'x']]);
    expect(
      told([{ type: 'older', turnId: 't93', turns: [], versions: [] }], more).beginnings.has('t93'),
    ).toBe(true);
  });

  it('jumps to a piece in the middle, goes on from there piece by piece, and knows when it has reached the end', () => {
    const middle = told(
      [
        {
          type: 'snapshot',
          turns: steps(40, 44),
          versions: [],
          activeTurnId: 't99',
          endTurnId: 't43',
        },
      ],
      atEnd,
    );
    expect([middle.endTurnId, middle.activeTurnId]).toEqual(['t43', 't99']);
    const next = told(
      [{ type: 'newer', turnId: 't43', turns: steps(44, 48), versions: [] }],
      middle,
    );
    expect(next.endTurnId).toBe('t47');
    expect(
      told([{ type: 'newer', turnId: 't43', turns: steps(44, 48), versions: [] }], next).endTurnId,
    ).toBe('t47');
    expect(told([{ type: 'newer', turnId: 't47', turns: [], versions: [] }], next).endTurnId).toBe(
      't99',
    );
  });

  it('a snapshot that only closes a gap leaves the reader where they are', () => {
    const middle = told(
      [
        {
          type: 'snapshot',
          turns: steps(40, 44),
          versions: [],
          activeTurnId: 't99',
          endTurnId: 't43',
        },
      ],
      atEnd,
    );
    const refreshed = told(
      [{ type: 'snapshot', turns: steps(97, 101), versions: [], activeTurnId: 't100' }],
      middle,
    );
    expect([refreshed.endTurnId, refreshed.activeTurnId]).toEqual(['t43', 't100']);
    expect(
      told([{ type: 'snapshot', turns: steps(97, 101), versions: [], activeTurnId: 't100' }], atEnd)
        .endTurnId,
    ).toBe('t100');
  });
});

const call = (id: string, status: ToolCallRecord['status']): ToolCallRecord => ({
  id,
  name: 'coffee',
  arguments: '{}',
  result: '',
  ms: 0,
  status,
  serverId: null,
  serverName: null,
  toolName: null,
  approvalId: null,
  approval: null,
  callId: null,
  progress: null,
  gaveUp: null,
  error: null,
  startedAt: null,
});
const changed = (turnId: string, one: ToolCallRecord): TurnStreamEvent => ({
  type: 'tool',
  change: { turnId, conversationId: 'c', call: one },
});
const snapshot = (...turns: Turn[]): TurnStreamEvent => ({
  type: 'snapshot',
  activeTurnId: turns.at(-1)?.id ?? null,
  turns,
  versions: [],
});

describe('tool calls', () => {
  it('take the place of what was known of them, new ones go to the end', () => {
    const state = told(
      [
        changed('t', call('1', 'running')),
        changed('t', call('2', 'running')),
        changed('t', call('1', 'completed')),
      ],
      open,
    );
    expect(state.turns?.[0]?.toolCalls.map(({ id, status }) => [id, status])).toEqual([
      ['1', 'completed'],
      ['2', 'running'],
    ]);
    expect(hasGap(state)).toBe(false);
  });

  it('of a turn nobody knows call for a snapshot, once, also when one was on its way', () => {
    const behind = told([snapshot(), changed('new', call('1', 'waiting-approval'))]);
    expect(hasGap(behind)).toBe(true);
    expect(hasGap(told([snapshot()], behind))).toBe(false);
    const early = told([changed('new', call('1', 'waiting-approval')), snapshot()]);
    expect(hasGap(early)).toBe(true);
    expect(hasGap(told([snapshot(turn({ id: 'new' }))], early))).toBe(false);
  });
});
