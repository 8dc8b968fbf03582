import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Notifications, type KaiWithApprovals } from '../../../src/core/app/notifications';
import { QUIET_MS } from '../../../src/core/notifications/notification-groups';
import { FLAP_MS } from '../../../src/core/health/services/flap-damper';
import { AppError } from '../../../src/core/lib/errors';
import { Emitter } from '../../../src/core/lib/emitter';
import { Observable } from '../../../src/core/lib/observable';
import { Translator } from '../../../src/core/lib/translator';
import { deafMeter } from '../../../src/core/ports/call-meter';
import type { Notification } from '../../../src/core/ports/notifier';
import type { StoredTurn } from '../../../src/core/ports/stored-turn';
import type { ConnectionState, LinkStatus } from '../../../src/shared/model/health';
import type { PendingApproval } from '../../../src/shared/model/kai-approval';
import { settingsSchema } from '../../../src/shared/model/settings';
import { FakeClock } from '../../fakes/fake-clock';
import { FAKE_WEBHOOK_STATE } from '../../fakes/fake-webhook-handlers';
import { storedTurn } from '../../fakes/stored-turn';

const translator = new Translator('en');
const state = (status: LinkStatus): ConnectionState => ({
  status,
  reason: status === 'down' ? translator.describe(new AppError('TIMEOUT')) : null,
  target: 'bot',
  checkedAt: null,
});

let clock: FakeClock;
let coze: Observable<ConnectionState>;
let kai: Observable<ConnectionState>;
let kaiOpened: Emitter<KaiWithApprovals>;
let shown: Notification[];
let notifications: Notifications;

beforeEach(() => {
  vi.useFakeTimers();
  clock = new FakeClock();
  coze = new Observable(state('ok'));
  kai = new Observable(state('not-set-up'));
  kaiOpened = new Emitter();
  shown = [];
  notifications = new Notifications({
    coze,
    kai,
    kaiOpened,
    presenter: { isAttended: () => false, show: (notice) => shown.push(notice) },
    settings: () => settingsSchema.parse({}),
    clock,
    translator,
    meter: deafMeter,
  });
});
afterEach(() => {
  notifications.dispose();
  vi.useRealTimers();
});

async function pass(milliseconds: number): Promise<void> {
  clock.advance(milliseconds);
  await vi.advanceTimersByTimeAsync(milliseconds);
}

const titles = (): string[] => shown.map(({ title }) => title);

test('a service that stays down is told once, and that it is back', async () => {
  coze.set(state('down'));
  expect(titles()).toEqual([]);
  await pass(FLAP_MS);
  expect(titles()).toEqual(['Coze is not working']);
  coze.set(state('down'));
  await pass(QUIET_MS);
  coze.set(state('checking'));
  coze.set(state('ok'));
  expect(titles()).toEqual(['Coze is not working', 'Coze is working again']);
});

test('a service that flaps is not told', async () => {
  for (let count = 0; count < 10; count += 1) {
    coze.set(state('down'));
    await pass(900);
    coze.set(state('ok'));
    await pass(20_000);
  }
  expect(titles()).toEqual([]);
});

test('a link that never worked is told when it is tried and down, one that nobody set up is not', async () => {
  kai.set(state('not-set-up'));
  kai.set(state('checking'));
  kai.set(state('down'));
  await pass(FLAP_MS);
  expect(titles()).toEqual(['KAI is not working']);
});

test('long answers and failed questions of the chat are told', () => {
  const ended = new Emitter<StoredTurn>();
  notifications.watchChat({ ended });
  ended.emit(storedTurn({ status: 'completed', totalMs: 5000 }));
  ended.emit(storedTurn({ status: 'completed', totalMs: 45_000 }));
  ended.emit(storedTurn({ status: 'failed', error: new AppError('TIMEOUT') }));
  expect(titles()).toEqual(['Your answer is ready', 'Question failed']);
});

test('a listener that fails is told, one that is stopped on purpose is not', async () => {
  const webhooks = new Observable(FAKE_WEBHOOK_STATE);
  notifications.watchWebhooks(webhooks);
  webhooks.set({ ...FAKE_WEBHOOK_STATE, status: 'stopped' });
  webhooks.set({
    ...FAKE_WEBHOOK_STATE,
    status: 'failed',
    error: translator.describe(new AppError('WEBHOOK_PORT_TAKEN')),
  });
  webhooks.set({ ...FAKE_WEBHOOK_STATE, status: 'starting' });
  await pass(QUIET_MS + 1);
  webhooks.set({ ...FAKE_WEBHOOK_STATE, status: 'listening' });
  expect(titles()).toEqual([
    'The webhook listener is not working',
    'The webhook listener is working again',
  ]);
});

test('a tool that waits for a word is told once, however often the list of what waits changes', async () => {
  const pending = new Observable<PendingApproval[]>([]);
  kaiOpened.emit({ approval: { pending } });
  const one = approval('1');
  pending.set([one]);
  pending.set([one]);
  expect(titles()).toEqual(['A tool needs your approval']);
  await pass(QUIET_MS);
  pending.set([one, approval('2')]);
  pending.set([]);
  expect(titles()).toHaveLength(2);
});

function approval(id: string): PendingApproval {
  return {
    id,
    serverId: 's',
    serverName: 'KAI',
    toolName: 'brew',
    title: '',
    description: '',
    arguments: '{}',
    readOnly: true,
    destructive: false,
    warnings: [],
    changed: false,
    conversationId: 'c',
    turnId: 't',
    toolCallId: 'k',
    requestedAt: '',
    suggestedPattern: { conditions: [], otherArguments: 'allowed' },
  };
}
