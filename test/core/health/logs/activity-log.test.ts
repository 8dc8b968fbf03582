import { expect, test } from 'vitest';
import { logCall } from '../../../../src/core/health/logs/activity-log';
import type { CallRecord } from '../../../../src/core/ports/call-meter';
import { RecordingLogger } from '../../../fakes/recording-logger';

function levelOf(change: Partial<CallRecord>): string | undefined {
  const kept = new RecordingLogger();
  logCall(kept, {
    service: 'api',
    operation: '/v3/chat',
    outcome: 'ok',
    ms: 12.4,
    totalMs: 40.6,
    retries: 1,
    bytesOut: 1,
    bytesIn: 2,
    ...change,
  });
  return kept.lines[0]?.level;
}

test('a call that went well is told only in debug mode, unless it belongs to a turn; a failure always', () => {
  expect(levelOf({})).toBe('debug');
  expect(levelOf({ turnId: 't1' })).toBe('info');
  expect(levelOf({ outcome: 'ABORTED' })).toBe('debug');
  expect(levelOf({ outcome: 'TIMEOUT' })).toBe('warn');
  expect(levelOf({ outcome: 'TIMEOUT', turnId: 't1' })).toBe('warn');
});

test('the line has the turn’s id and Coze’s logid, where there are any', () => {
  const kept = new RecordingLogger();
  logCall(kept, {
    service: 'api',
    operation: '/v3/chat',
    outcome: 'ok',
    ms: 12.4,
    totalMs: 40.6,
    retries: 1,
    bytesOut: 1,
    bytesIn: 2,
    turnId: 't1',
    logid: 'l1',
  });
  expect(kept.lines).toEqual([
    {
      level: 'info',
      message: 'call',
      fields: {
        module: 'api',
        operation: '/v3/chat',
        outcome: 'ok',
        ms: 12,
        totalMs: 41,
        retries: 1,
        bytesIn: 2,
        bytesOut: 1,
        turn: 't1',
        logid: 'l1',
      },
    },
  ]);
});
