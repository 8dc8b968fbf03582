import type { Turn } from '../../src/shared/model/chat';

/** The trace of an answer that came at the second attempt. */
export const FAKE_TRACE: Turn['trace'] = [
  { name: 'token', startMs: 0, endMs: 40 },
  { name: 'first-byte', startMs: 40, endMs: 300 },
  { name: 'stream', startMs: 300, endMs: 4210 },
  {
    name: 'call',
    startMs: 2,
    endMs: 38,
    service: 'api',
    operation: '/api/permission/oauth2/token',
    outcome: 'ok',
    retries: 0,
    logid: null,
  },
  {
    name: 'call',
    startMs: 40,
    endMs: 4210,
    service: 'api',
    operation: '/v3/chat',
    outcome: 'ok',
    retries: 1,
    logid: '20260101120000ABCDEF',
  },
  { name: 'total', startMs: 0, endMs: 4210, askedAt: '2026-01-01T00:00:00.000Z' },
];
