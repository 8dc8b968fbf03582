import { expect, test } from 'vitest';
import { Lifetime } from '../../../src/core/lib/lifetime';

test('parts end in the opposite order of their making, each after the one before is through', async () => {
  const ended: string[] = [];
  const lifetime = new Lifetime(() => {});
  const slow = lifetime.add({
    dispose: async () => {
      await Promise.resolve();
      ended.push('first made');
    },
  });
  lifetime.add({
    dispose: async () => {
      await new Promise((resolve) => setImmediate(resolve));
      ended.push('last made');
    },
  });
  await lifetime.dispose();
  expect(ended).toEqual(['last made', 'first made']);
  expect(slow).toHaveProperty('dispose');
});

test('a part that fails to end is reported and does not keep the others from ending', async () => {
  const failures: unknown[] = [];
  const ended: string[] = [];
  const lifetime = new Lifetime((thrown) => failures.push(thrown));
  lifetime.add({ dispose: () => void ended.push('storage') });
  const broken = new Error('stuck');
  lifetime.add({ dispose: () => Promise.reject(broken) });
  await lifetime.dispose();
  expect(ended).toEqual(['storage']);
  expect(failures).toEqual([broken]);
});

test('ending twice ends each part once', async () => {
  let count = 0;
  const lifetime = new Lifetime(() => {});
  lifetime.add({ dispose: () => void (count += 1) });
  await lifetime.dispose();
  await lifetime.dispose();
  expect(count).toBe(1);
});
