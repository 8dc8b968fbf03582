import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  PatTokenSource,
  TokenProvider,
  type TokenProviderOptions,
} from '../../../src/core/auth/token-provider';
import { AppError } from '../../../src/core/lib/errors';
import { appErrorOf } from '../../fakes/app-error-of';
import { deferred, rejectionOf } from '../../fakes/deferred';
import { FakeClock } from '../../fakes/fake-clock';

const HOUR = 3_600_000;
let clock: FakeClock;
let requests: number;

beforeEach(() => {
  clock = new FakeClock();
  requests = 0;
});

function providerFor(lifeMs: number, change: Partial<TokenProviderOptions> = {}): TokenProvider {
  return new TokenProvider({
    signIn: () => {
      requests += 1;
      return Promise.resolve({ value: `czs_${requests}`, expiresAtMs: clock.now() + lifeMs });
    },
    serverNow: () => clock.now(),
    clock,
    cacheTtlMs: () => HOUR,
    ...change,
  });
}

function failingProvider(error: unknown = new AppError('OAUTH_SERVER_ERROR')): TokenProvider {
  return providerFor(HOUR, {
    signIn: () => {
      requests += 1;
      return Promise.reject(error);
    },
  });
}

describe('R4: one request for everybody', () => {
  test('1,000 callers at the start cause exactly one token request and get the same token', async () => {
    const gate = deferred();
    const provider = providerFor(HOUR, {
      signIn: async () => {
        requests += 1;
        await gate.promise;
        return { value: 'czs_1', expiresAtMs: clock.now() + HOUR };
      },
    });
    const callers = Array.from({ length: 1000 }, () => provider.get());
    gate.resolve();
    expect(new Set((await Promise.all(callers)).map(({ value }) => value))).toEqual(
      new Set(['czs_1']),
    );
    expect(requests).toBe(1);
  });

  test('1,000 callers at expiry cause exactly one more', async () => {
    const provider = providerFor(HOUR);
    await provider.get();
    clock.advance(HOUR);
    const tokens = await Promise.all(Array.from({ length: 1000 }, () => provider.get()));
    expect(new Set(tokens.map(({ value }) => value))).toEqual(new Set(['czs_2']));
    expect(requests).toBe(2);
  });

  test('1,000 callers whose token was refused cause exactly one more', async () => {
    const provider = providerFor(HOUR);
    const { value } = await provider.get();
    const tokens = await Promise.all(
      Array.from({ length: 1000 }, () => {
        provider.reject(value);
        return provider.get();
      }),
    );
    expect(new Set(tokens.map((token) => token.value))).toEqual(new Set(['czs_2']));
    expect(requests).toBe(2);
  });

  test('a refusal of an old token does not throw the new one away', async () => {
    const provider = providerFor(HOUR);
    const old = await provider.get();
    provider.reject(old.value);
    const fresh = await provider.get();
    expect(provider.reject(old.value)).toBe(true);
    expect(await provider.get()).toEqual(fresh);
    expect(requests).toBe(2);
  });
});

describe('R4: a failing endpoint', () => {
  test('is asked at most once per backoff step, whoever asks', async () => {
    const provider = failingProvider();
    const perSecond: number[] = [];
    for (let second = 0; second < 600; second += 1) {
      const before = requests;
      for (let tenth = 0; tenth < 10; tenth += 1) {
        await Promise.all(Array.from({ length: 5 }, () => rejectionOf(provider.get())));
        clock.advance(100);
      }
      perSecond.push(requests - before);
    }
    // Steps of at least 0.375 s doubling to at least 22.5 s: 0.375 .. 24 s cover the first minute,
    // then 1 per 22.5 s.
    expect(perSecond.slice(0, 60).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(9);
    expect(requests).toBeLessThanOrEqual(9 + 540 / 22.5);
    expect(requests).toBeGreaterThanOrEqual(600 / 30);
  });

  test('answers those in between at once, with the last error', async () => {
    const error = new AppError('JWT_KID_UNKNOWN', { logid: 'log-1' });
    const provider = failingProvider(error);
    await rejectionOf(provider.get());
    expect(await rejectionOf(provider.get())).toBe(error);
    expect(requests).toBe(1);
  });

  test('is asked at once after reset', async () => {
    const provider = failingProvider();
    await rejectionOf(provider.get());
    provider.reset();
    await rejectionOf(provider.get());
    expect(requests).toBe(2);
  });

  test('that comes back is noticed at the next step, and the backoff starts anew', async () => {
    let broken = true;
    const outcomes: Array<string | null> = [];
    const provider = providerFor(HOUR, {
      signIn: () => {
        requests += 1;
        if (broken) return Promise.reject(new AppError('TIMEOUT'));
        return Promise.resolve({ value: 'czs_ok', expiresAtMs: clock.now() + HOUR });
      },
      onOutcome: (error) => outcomes.push(error && error.code),
    });
    await rejectionOf(provider.get());
    broken = false;
    clock.advance(500);
    expect((await provider.get()).value).toBe('czs_ok');
    expect(outcomes).toEqual(['TIMEOUT', null]);
    broken = true;
    provider.reject('czs_ok');
    await rejectionOf(provider.get());
    clock.advance(500);
    await rejectionOf(provider.get());
    expect(requests).toBe(4);
  });

  test('a bug in signing in becomes INTERNAL and hangs nobody', async () => {
    expect((await appErrorOf(failingProvider(new TypeError('boom')).get())).code).toBe('INTERNAL');
  });
});

describe('a caller who gives up', () => {
  test('hears ABORTED at once while the others get their token', async () => {
    const gate = deferred();
    const provider = providerFor(HOUR, {
      signIn: async () => {
        await gate.promise;
        return { value: 'czs_1', expiresAtMs: clock.now() + HOUR };
      },
    });
    const leaving = new AbortController();
    const left = provider.get(leaving.signal);
    const stays = provider.get();
    leaving.abort();
    expect((await appErrorOf(left)).code).toBe('ABORTED');
    gate.resolve();
    expect((await stays).value).toBe('czs_1');
  });

  describe('before it began', () => {
    const unhandled: unknown[] = [];
    const remember = (reason: unknown): void => void unhandled.push(reason);
    beforeEach(() => process.on('unhandledRejection', remember));
    afterEach(() => {
      process.off('unhandledRejection', remember);
      unhandled.length = 0;
    });

    test('leaves no rejection that nobody hears of', async () => {
      const provider = failingProvider();
      const { code } = await appErrorOf(provider.get(AbortSignal.abort()));
      expect(code).toBe('ABORTED');
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(unhandled).toEqual([]);
    });
  });
});

describe('renewal', () => {
  test.each([
    ['60 s early when the life is long enough', 3600, 0.8 * 3600],
    ['at 80 % of a short life', 200, 140],
    ['at 80 % of a life below two minutes', 100, 80],
  ])('%s', async (_name, lifeSeconds, renewedAtSeconds) => {
    const provider = providerFor(lifeSeconds * 1000);
    await provider.get();
    clock.advance(renewedAtSeconds * 1000 - 1);
    await provider.get();
    expect(requests).toBe(1);
    clock.advance(1);
    await provider.get();
    expect(requests).toBe(2);
  });

  test('the cache keeps a token at most for token_cache_ttl', async () => {
    const provider = providerFor(24 * HOUR, { cacheTtlMs: () => 600_000 });
    await provider.get();
    clock.advance(599_999);
    await provider.get();
    expect(requests).toBe(1);
    clock.advance(1);
    await provider.get();
    expect(requests).toBe(2);
  });

  test('a server whose clock is an hour ahead does not make tokens live longer or shorter', async () => {
    const provider = providerFor(HOUR, {
      signIn: () => {
        requests += 1;
        return Promise.resolve({ value: `czs_${requests}`, expiresAtMs: clock.now() + 2 * HOUR });
      },
      serverNow: () => clock.now() + HOUR,
    });
    expect((await provider.get()).expiresAt).toBe(clock.now() + HOUR);
    clock.advance(0.8 * HOUR);
    await provider.get();
    expect(requests).toBe(2);
  });

  test('a token that is dead on arrival is handed out once and never kept', async () => {
    const provider = providerFor(-1000);
    await provider.get();
    await provider.get();
    expect(requests).toBe(2);
  });
});

describe('a wall clock that jumps', () => {
  test('back: the token still ends with its real life', async () => {
    const provider = providerFor(HOUR);
    await provider.get();
    clock.jumpWall(-24 * HOUR);
    clock.advance(0.8 * HOUR - 1);
    await provider.get();
    expect(requests).toBe(1);
    clock.advance(1);
    await provider.get();
    expect(requests).toBe(2);
  });

  test('forward, as after a night asleep: one renewal, then the token is kept again', async () => {
    const provider = providerFor(HOUR);
    await provider.get();
    clock.jumpWall(24 * HOUR);
    await provider.get();
    await provider.get();
    expect(requests).toBe(2);
  });
});

test('a personal access token is always the same and cannot be renewed', async () => {
  const source = new PatTokenSource('pat_1');
  expect(await source.get()).toEqual({ value: 'pat_1', source: 'pat', expiresAt: null });
  expect(source.reject()).toBe(false);
});
