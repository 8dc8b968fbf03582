import { expect, test } from 'vitest';
import { runCallSeries } from '../../../../src/core/acceptance/load/call-series';
import { callersFor, runLoad, throughputOf } from '../../../../src/core/acceptance/load/load-test';
import { AppError } from '../../../../src/core/lib/errors';
import { FakeClock } from '../../../fakes/fake-clock';

const { signal } = new AbortController();

test('callers are as many as an answer’s time asks for, within bounds', () => {
  expect([
    callersFor(5, 50),
    callersFor(1000, 50),
    callersFor(2500, 50),
    callersFor(60_000, 50),
  ]).toEqual([16, 100, 250, 256]);
});

test(
  'a closed loop counts every outcome and the good answers of each second; one call in ' +
    'twenty is a question',
  async () => {
    const clock = new FakeClock();
    const failures: number[] = [];
    let reads = 0;
    const read = (): Promise<void> => {
      clock.advance(10);
      reads += 1;
      return reads % 10 === 0 ? Promise.reject(new AppError('RATE_LIMITED')) : Promise.resolve();
    };
    const chat = (): Promise<void> => Promise.resolve(clock.advance(10));
    const figures = await runLoad({
      seconds: 2,
      callers: 1,
      read,
      chat,
      clock,
      signal,
      onFailure: (number) => failures.push(number),
    });
    expect(figures).toMatchObject({
      calls: 200,
      chats: 10,
      outcomes: { ok: 181, RATE_LIMITED: 19 },
    });
    expect(figures.perSecond.reduce((sum, count) => sum + count, 0)).toBe(181);
    expect(throughputOf(figures)).toBe(90.5);
    expect(failures).toHaveLength(19);
  },
);

test('what is answered after the time is over adds nothing to the rate', async () => {
  const clock = new FakeClock();
  const slow = (): Promise<void> => Promise.resolve(clock.advance(5000));
  const figures = await runLoad({
    seconds: 1,
    callers: 1,
    read: slow,
    chat: slow,
    clock,
    signal,
    onFailure: () => {},
  });
  expect([figures.outcomes, throughputOf(figures)]).toEqual([{ ok: 1 }, 0]);
});

test('calls in a row go on after a failure, which counts neither as fast nor as slow', async () => {
  const clock = new FakeClock();
  let calls = 0;
  const call = (): Promise<number> => {
    calls += 1;
    return calls === 3 ? Promise.reject(new AppError('TIMEOUT')) : Promise.resolve(calls * 10);
  };
  const failed: string[] = [];
  const series = await runCallSeries({
    calls: 4,
    call,
    paceMs: 0,
    clock,
    signal,
    onCall: () => {},
    onFailure: (number, { code }) => failed.push(`${number} ${code}`),
  });
  expect(series).toMatchObject({
    firstWordMs: [10, 20, null, 40],
    outcomes: { ok: 3, TIMEOUT: 1 },
    maxMs: 40,
  });
  expect(series.meanMs).toBeCloseTo(70 / 3);
  expect(failed).toEqual(['3 TIMEOUT']);
});

test('a stop ends the calls with ABORTED', async () => {
  const stop = new AbortController();
  const call = (): Promise<number> => {
    stop.abort();
    return Promise.reject(new AppError('ABORTED'));
  };
  await expect(
    runCallSeries({
      calls: 4,
      call,
      paceMs: 0,
      clock: new FakeClock(),
      signal: stop.signal,
      onCall: () => {},
      onFailure: () => {},
    }),
  ).rejects.toMatchObject({ code: 'ABORTED' });
});
