import { expect, test } from 'vitest';
import { inTurn } from '../../../src/core/lib/turn-context';
import { CallStopwatch } from '../../../src/core/net/call-stopwatch';
import type { CallRecord } from '../../../src/core/ports/call-meter';

test('a call belongs to the turn in which it began, wherever its end is noticed', () => {
  const heard: CallRecord[] = [];
  const meter = { record: (call: CallRecord) => void heard.push(call) };
  const watch = inTurn('t1', () => new CallStopwatch(meter, 'api', '/v3/chat'));
  const other = new CallStopwatch(meter, 'api', '/v1/users/me');
  watch.named('l1');
  watch.named('l2');
  inTurn('t2', () => watch.end('ok'));
  inTurn('t2', () => other.end('ok'));
  expect(heard).toMatchObject([
    { operation: '/v3/chat', turnId: 't1', logid: 'l1' },
    { operation: '/v1/users/me' },
  ]);
  expect(heard[1]).not.toHaveProperty('turnId');
  expect(heard[1]).not.toHaveProperty('logid');
});
