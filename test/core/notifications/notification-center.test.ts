import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NotificationCenter } from '../../../src/core/notifications/notification-center';
import { QUIET_MS } from '../../../src/core/notifications/notification-groups';
import { Translator } from '../../../src/core/lib/translator';
import type { CallRecord } from '../../../src/core/ports/call-meter';
import type { Notification } from '../../../src/core/ports/notifier';
import { settingsSchema } from '../../../src/shared/model/settings';
import { FakeClock } from '../../fakes/fake-clock';

let shown: Notification[];
let attended: boolean;
let clock: FakeClock;
let settings = settingsSchema.parse({});
let center: NotificationCenter;

beforeEach(() => {
  vi.useFakeTimers();
  shown = [];
  attended = false;
  clock = new FakeClock();
  settings = settingsSchema.parse({});
  center = new NotificationCenter({
    presenter: { isAttended: () => attended, show: (notice) => shown.push(notice) },
    settings: () => settings,
    clock,
    translator: new Translator('en'),
  });
});
afterEach(() => {
  center.dispose();
  vi.useRealTimers();
});

const message = (text: string): Notification => ({
  kind: 'webhook',
  title: 'New message',
  text,
  route: ['webhooks', text],
});

async function pass(milliseconds: number): Promise<void> {
  clock.advance(milliseconds);
  await vi.advanceTimersByTimeAsync(milliseconds);
}

test('who looks at the window is not told', () => {
  attended = true;
  center.notify(message('a'));
  expect(shown).toEqual([]);
  attended = false;
  center.notify(message('b'));
  expect(shown.map(({ text }) => text)).toEqual(['b']);
});

test('what is switched off is not told', () => {
  settings = { ...settings, webhookNotifications: false };
  center.notify(message('a'));
  expect(shown).toEqual([]);
});

test('a rush of a hundred is two notices', async () => {
  for (let count = 0; count < 100; count += 1) center.notify(message(String(count)));
  expect(shown.map(({ text }) => text)).toEqual(['0']);
  await pass(QUIET_MS);
  expect(shown).toHaveLength(2);
  expect(shown[1]).toMatchObject({ title: '99 new messages', text: '99', route: ['webhooks'] });
  await pass(10 * QUIET_MS);
  expect(shown).toHaveLength(2);
});

test('who comes back meanwhile is not told of what waited', async () => {
  center.notify(message('a'));
  center.notify(message('b'));
  attended = true;
  await pass(QUIET_MS);
  expect(shown.map(({ text }) => text)).toEqual(['a']);
});

test('while work on the services is under way their trouble is not told, messages are', () => {
  settings = { ...settings, maintenanceUntil: new Date(clock.now() + 60_000).toISOString() };
  const down: Notification = {
    kind: 'service',
    title: 'Coze is down',
    text: '',
    route: ['health'],
  };
  center.notify(down);
  center.notify(message('a'));
  expect(shown.map(({ kind }) => kind)).toEqual(['webhook']);
  clock.advance(60_001);
  center.notify(down);
  expect(shown.map(({ kind }) => kind)).toEqual(['webhook', 'service']);
});

test('what is shown is measured by what it is about, what is not shown is not', () => {
  const calls: CallRecord[] = [];
  const meter = { record: (call: CallRecord) => void calls.push(call) };
  const measuredCenter = new NotificationCenter({
    presenter: { isAttended: () => attended, show: () => {} },
    settings: () => settings,
    clock,
    translator: new Translator('en'),
    meter,
  });
  attended = true;
  measuredCenter.notify(message('a'));
  attended = false;
  measuredCenter.notify(message('b'));
  measuredCenter.dispose();
  expect(calls).toMatchObject([
    { service: 'notification', operation: 'webhook', outcome: 'ok', retries: 0 },
  ]);
});
