import { describe, expect, test } from 'vitest';
import { FLAP_MS, FlapDamper } from '../../../../src/core/health/services/flap-damper';
import type { ConnectionState, LinkStatus } from '../../../../src/shared/model/health';

const state = (status: LinkStatus): ConnectionState => ({
  status,
  reason: null,
  target: 'bot',
  checkedAt: null,
});

describe('a link that works', () => {
  test('is not shown as broken after a single short miss', () => {
    const damper = new FlapDamper(state('ok'));
    damper.take(state('down'), 0);
    expect(damper.shown.status).toBe('ok');
    damper.take(state('ok'), 900);
    damper.look(60_000);
    expect(damper.shown.status).toBe('ok');
    expect(damper.lookAt()).toBeNull();
  });

  test('is shown as broken with the second miss', () => {
    const damper = new FlapDamper(state('ok'));
    damper.take(state('down'), 0);
    damper.take(state('down'), 2000);
    expect(damper.shown.status).toBe('down');
  });

  test('is shown as broken when one miss lasts', () => {
    const damper = new FlapDamper(state('ok'));
    damper.take(state('down'), 100);
    expect(damper.lookAt()).toBe(100 + FLAP_MS);
    damper.look(100 + FLAP_MS - 1);
    expect(damper.shown.status).toBe('ok');
    damper.look(100 + FLAP_MS);
    expect(damper.shown.status).toBe('down');
  });

  test('misses once however many tell of it at the same time', () => {
    const damper = new FlapDamper(state('ok'));
    for (const at of [0, 5, 30, 999]) damper.take(state('down'), at);
    expect(damper.shown.status).toBe('ok');
  });

  test('that limps and then breaks is shown with the last of it', () => {
    const damper = new FlapDamper(state('ok'));
    damper.take(state('degraded'), 0);
    damper.take(state('down'), 2000);
    expect(damper.shown.status).toBe('down');
  });

  test('counts misses anew after it worked in between', () => {
    const damper = new FlapDamper(state('ok'));
    for (const [status, at] of [
      ['down', 0],
      ['ok', 1000],
      ['down', 5000],
      ['ok', 6000],
      ['down', 9000],
    ] as const)
      damper.take(state(status), at);
    expect(damper.shown.status).toBe('ok');
  });
});

test('a recovery is shown at once', () => {
  const damper = new FlapDamper(state('down'));
  damper.take(state('ok'), 0);
  expect(damper.shown.status).toBe('ok');
});

test.each(['checking', 'not-set-up'] as const)(
  'the first finding after "%s" is shown at once',
  (status) => {
    const damper = new FlapDamper(state(status));
    damper.take(state('down'), 0);
    expect(damper.shown.status).toBe('down');
  },
);

test('another link is shown at once', () => {
  const damper = new FlapDamper(state('ok'));
  damper.take(state('down'), 0);
  damper.take(state('checking'), 10);
  expect(damper.shown.status).toBe('checking');
  damper.look(60_000);
  expect(damper.shown.status).toBe('checking');
});

test('the same state with another reason or target is shown at once', () => {
  const damper = new FlapDamper(state('down'));
  damper.take({ ...state('down'), target: 'other' }, 0);
  expect(damper.shown.target).toBe('other');
});
