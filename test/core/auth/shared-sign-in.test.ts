import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { ANY_TOKEN, SharedSignIn } from '../../../src/core/auth/shared-sign-in';
import { AppError } from '../../../src/core/lib/errors';

const HOUR = 3_600_000;
let started: SharedSignIn[] = [];
let requests = 0;

afterEach(() => {
  for (const shared of started) shared.dispose();
  started = [];
  requests = 0;
});

function sharedFor(
  identity: string,
  change: Partial<ConstructorParameters<typeof SharedSignIn>[0]> = {},
): SharedSignIn {
  const shared = new SharedSignIn({
    signIn: async () => {
      requests += 1;
      await Promise.resolve();
      return { value: `czs_${requests}`, expiresAtMs: Date.now() + HOUR };
    },
    serverNow: () => Date.now(),
    maxAgeMs: () => HOUR,
    identity,
    ...change,
  });
  started.push(shared);
  return shared;
}

test('two that start at the same moment, and any number after them, cause one sign-in', async () => {
  const identity = randomUUID();
  const all = Array.from({ length: 6 }, () => sharedFor(identity));
  const tokens = await Promise.all(all.map((shared) => shared.run(null)));
  expect(new Set(tokens.map(({ value }) => value))).toEqual(new Set(['czs_1']));
  expect(requests).toBe(1);
});

test('another identity shares nothing', async () => {
  expect((await sharedFor(randomUUID()).run(null)).value).toBe('czs_1');
  expect((await sharedFor(randomUUID()).run(null)).value).toBe('czs_2');
});

test(
  'a refused token is never handed on again, and all that were refused the same one get ' +
    'the same new one',
  async () => {
    const identity = randomUUID();
    const [first, second, third] = [sharedFor(identity), sharedFor(identity), sharedFor(identity)];
    const old = await first.run(null);
    await second.run(null);
    const renewed = await Promise.all(
      [first, second, third].map((shared) => shared.run(old.value)),
    );
    expect(new Set(renewed.map(({ value }) => value))).toEqual(new Set(['czs_2']));
    expect(requests).toBe(2);
  },
);

test('a person who asks for a new token gets a new one', async () => {
  const identity = randomUUID();
  await sharedFor(identity).run(null);
  expect((await sharedFor(identity).run(ANY_TOKEN)).value).toBe('czs_2');
});

test('when the one that leads ends, another takes its place', async () => {
  const identity = randomUUID();
  const [first, second, third] = [sharedFor(identity), sharedFor(identity), sharedFor(identity)];
  await first.run(null);
  first.dispose();
  expect((await second.run(null)).value).toBe('czs_2');
  expect((await third.run(null)).value).toBe('czs_2');
});

test('a token past four fifths of its life is not handed on', async () => {
  const identity = randomUUID();
  let now = Date.now();
  const serverNow = (): number => now;
  const [first, second] = [sharedFor(identity, { serverNow }), sharedFor(identity, { serverNow })];
  await first.run(null);
  now += HOUR * 0.81;
  expect((await second.run(null)).value).toBe('czs_2');
});

test('the life that is left counts, not the clock of the other process', async () => {
  const identity = randomUUID();
  await sharedFor(identity).run(null);
  const ahead = 24 * HOUR;
  const { expiresAtMs } = await sharedFor(identity, { serverNow: () => Date.now() + ahead }).run(
    null,
  );
  expect(Math.abs(expiresAtMs - (Date.now() + ahead + HOUR))).toBeLessThan(10_000);
});

test('a leader that cannot sign in does not hide why: the follower tries once itself and tells', async () => {
  const identity = randomUUID();
  const signIn = (): Promise<never> => {
    requests += 1;
    return Promise.reject(new AppError('OAUTH_SERVER_ERROR'));
  };
  const [first, second] = [sharedFor(identity, { signIn }), sharedFor(identity, { signIn })];
  await expect(first.run(null)).rejects.toMatchObject({ code: 'OAUTH_SERVER_ERROR' });
  await expect(second.run(null)).rejects.toMatchObject({ code: 'OAUTH_SERVER_ERROR' });
  expect(requests).toBe(3);
});
