import { expect, test } from 'vitest';
import type { Fault } from '../../../../src/core/acceptance/faults/fault';
import { measureRecovery } from '../../../../src/core/acceptance/faults/recovery-test';
import { AppError } from '../../../../src/core/lib/errors';
import { Translator } from '../../../../src/core/lib/translator';
import { systemClock } from '../../../../src/core/ports/clock';

const options = {
  limitMs: 400,
  clock: systemClock,
  translator: new Translator('en'),
  signal: new AbortController().signal,
};

/** Something that fails while it is injected, and `more` times after it was lifted. */
function fakeFault(more: number, change: Partial<Fault> = {}): Fault & { lifted: () => number } {
  let state: 'well' | 'broken' | 'limping' = 'well';
  let left = more;
  let lifted = 0;
  return {
    id: 'server_down',
    holdMs: 150,
    inject: () => Promise.resolve(void (state = 'broken')),
    lift() {
      lifted += 1;
      if (state === 'broken') state = 'limping';
      return Promise.resolve();
    },
    isOver: () => state !== 'broken',
    struck: () => ({ times: 1, lastAt: systemClock.monotonic() }),
    probe() {
      if (state === 'limping' && left <= 0) state = 'well';
      left -= state === 'limping' ? 1 : 0;
      return state === 'well'
        ? Promise.resolve()
        : Promise.reject(new AppError('CONNECTION_REFUSED', { params: { host: 'x' } }));
    },
    lifted: () => lifted,
    ...change,
  };
}

test('what fails under a fault and works after it has recovered', async () => {
  const result = await measureRecovery(fakeFault(0), options);
  expect(result).toMatchObject({
    id: 'server_down',
    struck: 1,
    noticed: 'CONNECTION_REFUSED',
    error: null,
  });
  expect(result.recoveryMs).not.toBeNull();
});

test('what goes on failing has not recovered, says why, and the fault is ended all the same', async () => {
  const fault = fakeFault(1000);
  const result = await measureRecovery(fault, options);
  expect(result).toMatchObject({ recoveryMs: null, error: { code: 'CONNECTION_REFUSED' } });
  expect(fault.lifted()).toBeGreaterThan(1);
});

test('of what never worked nothing can be said', async () => {
  const injected: string[] = [];
  const fault = fakeFault(0, {
    probe: () => Promise.reject(new AppError('TIMEOUT')),
    inject: () => Promise.resolve(void injected.push('now')),
  });
  expect(await measureRecovery(fault, options)).toMatchObject({
    recoveryMs: null,
    error: { code: 'TIMEOUT' },
  });
  expect(injected).toEqual([]);
});

test('what never answers is given up', async () => {
  let begun = 0;
  const fault = fakeFault(0, {
    probe: (signal) => {
      begun += 1;
      if (begun === 1) return Promise.resolve();
      return new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(new AppError('ABORTED'))),
      );
    },
  });
  expect(await measureRecovery(fault, options)).toMatchObject({
    noticed: 'TIMEOUT',
    recoveryMs: null,
  });
});

test('a stop ends it, and the fault', async () => {
  const stop = new AbortController();
  const fault = fakeFault(1000);
  const work = measureRecovery(fault, { ...options, signal: stop.signal });
  setTimeout(() => stop.abort(), 50);
  await expect(work).rejects.toMatchObject({ code: 'ABORTED' });
  expect(fault.lifted()).toBeGreaterThan(0);
});
