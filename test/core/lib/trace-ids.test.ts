import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { spanIdOf, traceIdOf, traceparentOf } from '../../../src/core/lib/trace-ids';

test('the trace of a turn has the turn’s own id, also of a message that came in by itself', () => {
  expect(traceIdOf('3F1D0B7A-92C4-4855-a6d0-a1b2c3d4e5f6')).toBe(
    '3f1d0b7a92c44855a6d0a1b2c3d4e5f6',
  );
  expect(traceIdOf('webhook-3f1d0b7a-92c4-4855-a6d0-a1b2c3d4e5f6')).toBe(
    '3f1d0b7a92c44855a6d0a1b2c3d4e5f6',
  );
});

test('any other id gives a trace id of the right shape, always the same', () => {
  expect(traceIdOf('turn-1')).toMatch(/^[\da-f]{32}$/);
  expect(traceIdOf('turn-1')).toBe(traceIdOf('turn-1'));
  expect(traceIdOf('turn-1')).not.toBe(traceIdOf('turn-2'));
});

test('what another program is told is a traceparent of W3C Trace Context, below the whole turn', () => {
  const id = randomUUID();
  const [version, traceId, parentId, flags] = traceparentOf(id).split('-');
  expect([version, traceId, parentId, flags]).toEqual([
    '00',
    id.replaceAll('-', ''),
    spanIdOf(id),
    '01',
  ]);
  expect(parentId).toMatch(/^[\da-f]{16}$/);
  expect(spanIdOf(id, '0')).not.toBe(spanIdOf(id));
});
