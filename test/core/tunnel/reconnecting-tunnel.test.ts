import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '../../../src/core/lib/errors';
import type { TunnelState } from '../../../src/core/ports/tunnel';
import { ReconnectingTunnel } from '../../../src/core/tunnel/reconnecting-tunnel';
import { appErrorOf } from '../../fakes/app-error-of';
import { FakeClock } from '../../fakes/fake-clock';
import { ScriptedLinks } from '../../fakes/scripted-links';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const REFUSED = new AppError('CONNECTION_REFUSED', { params: { host: 'example.com' } });
const ADDRESS = 'https://a.example.com';

function rig(
  steps: (string | AppError)[],
  random = 0,
): {
  tunnel: ReconnectingTunnel;
  links: ScriptedLinks;
  clock: FakeClock;
  states: TunnelState[];
  pass: (ms: number) => Promise<void>;
} {
  const [links, clock] = [new ScriptedLinks(steps), new FakeClock()];
  const tunnel = new ReconnectingTunnel('ssh', links.connect, clock, () => random);
  const states: TunnelState[] = [];
  tunnel.state.subscribe(({ value }) => states.push(value));
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await vi.advanceTimersByTimeAsync(ms);
  };
  return { tunnel, links, clock, states, pass };
}

/** When each of these attempts came, milliseconds after the first. */
async function attemptTimes(random: number, count: number): Promise<number[]> {
  const { tunnel, links, pass } = rig([REFUSED], random);
  await appErrorOf(tunnel.open(8787));
  const times = [0];
  for (let at = 250; times.length < count; at += 250) {
    await pass(250);
    if (links.attempts.length > times.length) times.push(at);
  }
  await tunnel.close();
  return times;
}

describe('a tunnel', () => {
  test('opens: its address and since when', async () => {
    const { tunnel, links, states, clock } = rig([ADDRESS]);
    await tunnel.open(8787);
    expect(tunnel.state.value).toEqual({
      status: 'open',
      address: ADDRESS,
      since: clock.now(),
      error: null,
      retryAt: null,
    });
    expect(states.map(({ status }) => status)).toEqual(['opening', 'open']);
    expect(links.attempts).toEqual([8787]);
  });

  test('tells the first failure and goes on trying', async () => {
    const { tunnel, clock, pass } = rig([REFUSED, ADDRESS]);
    expect((await appErrorOf(tunnel.open(8787))).code).toBe('CONNECTION_REFUSED');
    expect(tunnel.state.value).toMatchObject({
      status: 'reconnecting',
      address: null,
      error: { code: 'CONNECTION_REFUSED' },
      retryAt: clock.now() + 500,
    });
    await pass(500);
    expect(tunnel.state.value).toMatchObject({
      status: 'open',
      address: ADDRESS,
      error: null,
      retryAt: null,
    });
  });

  test('doubles its pauses up to a minute, half of each by chance', async () => {
    expect(await attemptTimes(0, 9)).toEqual([
      0, 500, 1500, 3500, 7500, 15_500, 31_500, 61_500, 91_500,
    ]);
    expect(await attemptTimes(1, 9)).toEqual([
      0, 1000, 3000, 7000, 15_000, 31_000, 63_000, 123_000, 183_000,
    ]);
  });

  test(
    'comes back after it was cut; a connection that stood for a while starts with the ' +
      'shortest pause again',
    async () => {
      const { tunnel, links, pass } = rig([REFUSED, REFUSED, REFUSED, ADDRESS, ADDRESS]);
      await appErrorOf(tunnel.open(1));
      await pass(3500);
      expect(tunnel.state.value.status).toBe('open');
      await pass(30_000);
      links.lose();
      await pass(0);
      expect(tunnel.state.value).toMatchObject({
        status: 'reconnecting',
        error: { code: 'TUNNEL_LOST' },
      });
      await pass(500);
      expect(tunnel.state.value.status).toBe('open');
      expect(links.closed).toBe(1);
    },
  );

  test('that is cut at once again and again does not hammer the server', async () => {
    const { tunnel, links, pass } = rig([ADDRESS]);
    await tunnel.open(1);
    for (const pause of [500, 1000, 2000, 4000]) {
      links.lose();
      await pass(pause - 1);
      expect(tunnel.state.value.status).toBe('reconnecting');
      await pass(1);
      expect(tunnel.state.value.status).toBe('open');
    }
  });

  test.each([
    'TUNNEL_HOST_KEY_CHANGED',
    'TUNNEL_SIGN_IN_REFUSED',
    'TUNNEL_PROGRAM_MISSING',
    'TUNNEL_TOKEN_REFUSED',
  ] as const)('gives up on %s: a person has to act', async (code) => {
    const { tunnel, links, pass } = rig([new AppError(code)]);
    expect((await appErrorOf(tunnel.open(1))).code).toBe(code);
    await pass(200_000);
    expect(links.attempts).toHaveLength(1);
    expect(tunnel.state.value).toMatchObject({ status: 'failed', error: { code }, retryAt: null });
  });

  test('is closed while it waits, and tries no more', async () => {
    const { tunnel, links, pass } = rig([REFUSED]);
    await appErrorOf(tunnel.open(1));
    await tunnel.close();
    await pass(200_000);
    expect(links.attempts).toHaveLength(1);
    expect(tunnel.state.value).toMatchObject({ status: 'closed', error: null });
  });

  test('is opened twice at once: one connection, the later one; the earlier is told', async () => {
    const { tunnel, links } = rig([ADDRESS]);
    const [first, second] = [tunnel.open(1), tunnel.open(2)];
    expect((await appErrorOf(first)).code).toBe('ABORTED');
    await second;
    expect(links.attempts.at(-1)).toBe(2);
    expect(links.attempts.length - links.closed).toBe(1);
    await tunnel.close();
    expect(links.closed).toBe(links.attempts.length);
  });
});
