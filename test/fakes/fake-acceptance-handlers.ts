import type { RequestInput, RequestName, RequestOutput } from '../../src/shared/ipc/contract';
import { type Result, succeed } from '../../src/shared/ipc/result';
import type { AcceptanceCost, AcceptanceRun } from '../../src/shared/model/acceptance';

type AcceptanceRequests = Extract<RequestName, `acceptance.${string}`>;
type FakeAcceptanceHandlers = {
  [N in AcceptanceRequests]: (input: RequestInput<N>) => Result<RequestOutput<N>>;
};

const COST: AcceptanceCost = {
  target: 'sandbox',
  targetName: '内置沙箱',
  calls: 0,
  questions: 0,
  seconds: 70,
};

/** A run that reached everything, to be changed by a test. */
export function sampleRun(change: Partial<AcceptanceRun> = {}): AcceptanceRun {
  return {
    id: 'run-1',
    startedAt: '2026-11-24T20:00:00.000Z',
    ms: 61_000,
    passed: true,
    conditions: {
      target: 'sandbox',
      targetName: 'Built-in sandbox',
      host: '127.0.0.1:9000',
      version: '0.1.0',
      runtime: 'Node.js 20',
      machine: 'linux',
      calls: 100,
      seconds: 30,
      connections: 256,
      perMinute: null,
      question: '你好',
    },
    criteria: [
      { id: 'success_rate', target: 99, measured: 100, unit: '%', passed: true, place: 'target' },
      { id: 'mean_latency', target: 2, measured: 0.021, unit: 's', passed: true, place: 'target' },
      { id: 'throughput', target: 50, measured: 812.4, unit: '1/s', passed: true, place: 'target' },
      { id: 'recovery', target: 30, measured: 1.2, unit: 's', passed: true, place: 'target' },
    ],
    checks: [
      {
        id: 'jwt',
        passed: true,
        detail: { name: 'jwt', params: { host: '127.0.0.1' }, text: 'A JWT was signed.' },
        error: null,
        ms: 12,
      },
    ],
    series: {
      firstWordMs: [20, 22, null],
      meanMs: 21,
      p50Ms: 20,
      p95Ms: 22,
      maxMs: 22,
      outcomes: { ok: 2, TIMEOUT: 1 },
    },
    load: {
      place: 'target',
      seconds: 2,
      callers: 16,
      calls: 1600,
      chats: 80,
      perSecond: [800, 790],
      meanMs: 18,
      p50Ms: 17,
      p95Ms: 30,
      p99Ms: 44,
      outcomes: { ok: 1590, RATE_LIMITED: 10 },
    },
    faults: [
      {
        id: 'server_down',
        place: 'target',
        struck: 1,
        noticed: 'CONNECTION_REFUSED',
        recoveryMs: 120,
        error: null,
      },
    ],
    cases: [],
    failures: [],
    failuresInAll: 0,
    ...change,
  };
}

/** An acceptance that has run once. */
export function fakeAcceptanceHandlers(): FakeAcceptanceHandlers {
  const run = sampleRun();
  return {
    'acceptance.state': () =>
      succeed({
        revision: 0,
        value: { running: null, lastRunId: run.id, error: null, regressed: 0 },
      }),
    'acceptance.cost': () => succeed(COST),
    'acceptance.start': () => succeed(undefined),
    'acceptance.cancel': () => succeed(undefined),
    'acceptance.runs': () => succeed([run]),
    'acceptance.open': () => succeed({ run, before: null }),
    'acceptance.remove': () => succeed(undefined),
    'acceptance.saveReport': () => succeed({ path: '/home/lin/acceptance.html' }),
    'acceptance.cases': () => succeed([]),
    'acceptance.saveCase': () => succeed(undefined),
    'acceptance.removeCase': () => succeed(undefined),
    'acceptance.runCases': () => succeed(undefined),
    'acceptance.markSeen': () => succeed(undefined),
  };
}
