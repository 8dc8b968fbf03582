import { expect, test } from 'vitest';
import { applyChatEvent } from '../../../src/core/chat/turn-progress';
import type { ChatEvent } from '../../../src/core/ports/chat-backend';
import type { StoredTurn } from '../../../src/core/ports/stored-turn';
import { storedTurn } from '../../fakes/stored-turn';

const blank = storedTurn();
const reference = { conversationId: 'r1', chatId: 'chat-1' };

function play(
  ...events: ReadonlyArray<readonly [event: ChatEvent, elapsedMs: number]>
): StoredTurn {
  return events.reduce((turn, [event, elapsedMs]) => applyChatEvent(turn, event, elapsedMs), blank);
}

test('pieces of the answer are joined and counted; the time of the first one stays', () => {
  const turn = play(
    [{ type: 'answer', text: '手', receivedAt: 0 }, 120],
    [{ type: 'answer', text: '冲', receivedAt: 0 }, 200],
  );
  expect(turn).toEqual({ ...blank, answer: '手冲', seq: 2, firstTokenMs: 120 });
});

test('reasoning counts in the same sequence and may be the first token', () => {
  const turn = play(
    [{ type: 'reasoning', text: '想', receivedAt: 0 }, 50],
    [{ type: 'answer', text: '答', receivedAt: 0 }, 90],
  );
  expect(turn).toEqual({ ...blank, reasoning: '想', answer: '答', seq: 2, firstTokenMs: 50 });
});

test('the start gives the service’s id, follow-ups are kept in order', () => {
  const turn = play(
    [{ type: 'started', reference }, 5],
    [{ type: 'follow-up', text: 'a' }, 9],
    [{ type: 'follow-up', text: 'b' }, 9],
  );
  expect(turn).toEqual({
    ...blank,
    remoteChatId: 'chat-1',
    remoteConversationId: 'r1',
    followUps: ['a', 'b'],
  });
});

test('completion ends it with its cost and length', () => {
  const usage = { input: 1, output: 2, total: 3 };
  expect(play([{ type: 'completed', usage }, 700])).toEqual({
    ...blank,
    status: 'completed',
    usage,
    totalMs: 700,
  });
});

test('wanted tools change nothing by themselves', () => {
  expect(play([{ type: 'tools-wanted', reference, calls: [] }, 1])).toEqual(blank);
});

test('no event changes the turn it was given', () => {
  const frozen = Object.freeze({ ...blank, followUps: [] });
  Object.freeze(frozen.followUps);
  for (const event of [
    { type: 'answer', text: 'a', receivedAt: 0 },
    { type: 'follow-up', text: 'f' },
    { type: 'completed', usage: null },
  ] as const) {
    expect(() => applyChatEvent(frozen, event, 1)).not.toThrow();
  }
});
