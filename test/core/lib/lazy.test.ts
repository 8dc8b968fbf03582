import { expect, test, vi } from 'vitest';
import { Lazy } from '../../../src/core/lib/lazy';
import { deferred } from '../../fakes/deferred';

test('is opened once, however many ask for it at the same time', async () => {
  const open = vi.fn(async () => 'open');
  const lazy = new Lazy(open);
  expect(await Promise.all([lazy.get(), lazy.get(), lazy.get()])).toEqual(['open', 'open', 'open']);
  expect(open).toHaveBeenCalledTimes(1);
});

test('a failure reaches everybody who waits, and the next call tries again', async () => {
  let isBroken = true;
  const lazy = new Lazy(async () => {
    if (isBroken) throw new Error('no disk');
    return 'open';
  });
  const waiting = [lazy.get(), lazy.get()];
  for (const each of waiting) await expect(each).rejects.toThrow('no disk');
  isBroken = false;
  expect(await lazy.get()).toBe('open');
});

test('listeners hear of it first, then its work begins, then those who asked go on', async () => {
  const order: string[] = [];
  const lazy = new Lazy(
    async () => 'open',
    () => order.push('work begins'),
  );
  lazy.opened.on(() => order.push('listener'));
  await lazy.get();
  order.push('asker');
  expect(order).toEqual(['listener', 'work begins', 'asker']);
});

test('what is done if it is open neither opens it nor fails when it could not be opened', async () => {
  const use = vi.fn();
  const opening = deferred<string>();
  const lazy = new Lazy(() => opening.promise);
  await lazy.ifOpened(use);
  const failed = lazy.get();
  const used = lazy.ifOpened(use);
  opening.reject(new Error('no disk'));
  await expect(failed).rejects.toThrow();
  await used;
  expect(use).not.toHaveBeenCalled();
});

test('an error of what is done with it reaches whoever does it', async () => {
  const lazy = new Lazy(async () => 'open');
  await lazy.get();
  await expect(
    lazy.ifOpened(() => {
      throw new Error('in use');
    }),
  ).rejects.toThrow('in use');
});
