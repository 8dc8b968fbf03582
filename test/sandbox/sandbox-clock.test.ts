import { expect, test } from 'vitest';
import { createSandboxClock, pause } from '../../src/sandbox/sandbox-clock';

test('seconds are whole and follow the given source', () => {
  expect(createSandboxClock(() => 1999).nowSeconds()).toBe(1);
});

test('a pause ends early when its signal aborts', async () => {
  const abort = new AbortController();
  const start = performance.now();
  setTimeout(() => abort.abort(), 10);
  await pause(5000, abort.signal);
  await pause(5000, abort.signal);
  expect(performance.now() - start).toBeLessThan(1000);
});
