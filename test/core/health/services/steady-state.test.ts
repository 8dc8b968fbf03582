import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FLAP_MS } from '../../../../src/core/health/services/flap-damper';
import { SteadyState } from '../../../../src/core/health/services/steady-state';
import { Observable } from '../../../../src/core/lib/observable';
import type { ConnectionState, LinkStatus } from '../../../../src/shared/model/health';
import { FakeClock } from '../../../fakes/fake-clock';

const state = (status: LinkStatus): ConnectionState => ({
  status,
  reason: null,
  target: 'bot',
  checkedAt: null,
});
const clock = new FakeClock();
let source: Observable<ConnectionState>;
let steady: SteadyState;
let told: LinkStatus[];

beforeEach(() => {
  vi.useFakeTimers();
  source = new Observable(state('ok'));
  steady = new SteadyState(source, clock);
  told = [];
  steady.state.subscribe(({ value }) => told.push(value.status));
});
afterEach(() => {
  steady.dispose();
  vi.useRealTimers();
});

async function pass(milliseconds: number): Promise<void> {
  clock.advance(milliseconds);
  await vi.advanceTimersByTimeAsync(milliseconds);
}

test('a trouble nobody tells of again is shown when it has lasted', async () => {
  source.set(state('down'));
  await pass(FLAP_MS - 1);
  expect(told).toEqual([]);
  await pass(1);
  expect(told).toEqual(['down']);
});

test('a short trouble is never told', async () => {
  source.set(state('down'));
  await pass(1000);
  source.set(state('ok'));
  await pass(60_000);
  expect(told.filter((status) => status !== 'ok')).toEqual([]);
});

test('after its end nothing is told', async () => {
  source.set(state('down'));
  steady.dispose();
  source.set(state('checking'));
  await pass(60_000);
  expect(told).toEqual([]);
});
