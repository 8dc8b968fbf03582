import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DeltaBatcher } from '../../../../src/main/ipc/streaming/delta-batcher';
import { DeltaRouter } from '../../../../src/main/ipc/streaming/delta-router';
import type { ChatDelta } from '../../../../src/shared/model/chat';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function piece(seq: number, change: Partial<ChatDelta> = {}): ChatDelta {
  return {
    turnId: 't1',
    conversationId: 'c1',
    firstSeq: seq,
    seq,
    answer: `${seq},`,
    reasoning: '',
    receivedAt: seq * 10,
    ...change,
  };
}

describe('the batcher', () => {
  let seen: ChatDelta[];
  let batcher: DeltaBatcher;
  beforeEach(() => {
    seen = [];
    batcher = new DeltaBatcher((delta) => seen.push(delta));
  });

  test('the first piece goes out at once, the others of its frame together at its end', () => {
    for (const seq of [1, 2, 3]) batcher.add(piece(seq));
    expect(seen).toEqual([piece(1)]);
    vi.advanceTimersByTime(16);
    expect(seen.slice(1)).toEqual([piece(3, { firstSeq: 2, answer: '2,3,', receivedAt: 20 })]);
  });

  test('500 pieces a second are at most one message per frame, and nothing is lost or doubled', () => {
    for (let seq = 1; seq <= 1000; seq += 1) {
      batcher.add(piece(seq));
      vi.advanceTimersByTime(2);
    }
    vi.advanceTimersByTime(16);
    expect(seen.length).toBeLessThanOrEqual(2000 / 16 + 2);
    expect(seen.map(({ answer }) => answer).join('')).toBe(
      Array.from({ length: 1000 }, (_none, at) => `${at + 1},`).join(''),
    );
    let last = 0;
    for (const { firstSeq, seq } of seen) {
      expect(firstSeq).toBe(last + 1);
      last = seq;
    }
    expect(last).toBe(1000);
  });

  test('turns are not mixed', () => {
    batcher.add(piece(1));
    batcher.add(piece(1, { turnId: 't2', reasoning: 'r' }));
    batcher.add(piece(2));
    vi.advanceTimersByTime(16);
    expect(seen.map(({ turnId, answer }) => [turnId, answer])).toEqual([
      ['t1', '1,'],
      ['t2', '1,'],
      ['t1', '2,'],
    ]);
  });

  test('what waits goes out before the end of a turn is told, and only once', () => {
    batcher.add(piece(1));
    batcher.add(piece(2));
    batcher.flush();
    expect(seen).toHaveLength(2);
    vi.advanceTimersByTime(100);
    expect(seen).toHaveLength(2);
  });

  test('when nothing comes no timer runs', () => {
    batcher.add(piece(1));
    vi.advanceTimersByTime(16);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the router', () => {
  test('sends to the windows that look at the conversation, each once', () => {
    const seen: Array<[number, string]> = [];
    const router = new DeltaRouter(({ answer }, windowId) => seen.push([windowId, answer]));
    router.route(piece(1));
    router.watch('c1', 7);
    router.watch('c1', 7);
    router.watch('c1', 8);
    router.watch('c2', 9);
    router.route(piece(2));
    expect(seen).toEqual([
      [7, '2,'],
      [8, '2,'],
    ]);
    router.route(piece(3));
    router.flush();
    expect(seen.slice(2)).toEqual([
      [7, '3,'],
      [8, '3,'],
    ]);
  });
});
