import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { currentTurnId, inTurn, outsideTurns } from '../../../src/core/lib/turn-context';

/** Tells whose work it is, before and after a wait. */
async function* pieces(): AsyncGenerator<string | null> {
  yield currentTurnId();
  await wait(1);
  yield currentTurnId();
}

test('nobody’s work belongs to no turn', () => {
  expect(currentTurnId()).toBeNull();
});

test('what a turn begins belongs to it through awaits, timers and streams', async () => {
  const heard = await inTurn('t1', async () => {
    await wait(1);
    const seen: (string | null)[] = [currentTurnId()];
    for await (const piece of pieces()) seen.push(piece);
    await new Promise<void>(
      (resolve) => void setTimeout(() => resolve(void seen.push(currentTurnId())), 1),
    );
    return seen;
  });
  expect(heard).toEqual(['t1', 't1', 't1', 't1']);
  expect(currentTurnId()).toBeNull();
});

test('turns beside each other do not mix', async () => {
  const ids = Array.from({ length: 50 }, (_, index) => `t${index}`);
  const seen = await Promise.all(
    ids.map((id, index) =>
      inTurn(id, async () => {
        for (let step = 0; step < 5; step += 1) await wait((index * 7 + step * 3) % 5);
        return currentTurnId();
      }),
    ),
  );
  expect(seen).toEqual(ids);
});

test('what others use as well is begun outside: it stays nobody’s, and the turn goes on behind it', async () => {
  await inTurn('t1', async () => {
    const later = outsideTurns(async () => {
      await wait(1);
      return currentTurnId();
    });
    expect(currentTurnId()).toBe('t1');
    expect(await later).toBeNull();
    expect(currentTurnId()).toBe('t1');
  });
});

test('a failure leaves the turn as well', async () => {
  await expect(inTurn('t1', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(currentTurnId()).toBeNull();
});
