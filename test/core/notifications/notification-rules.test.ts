import { describe, expect, test } from 'vitest';
import {
  isWanted,
  joinNotifications,
  LONG_ANSWER_MS,
  notificationOfApproval,
  notificationOfBackup,
  notificationOfService,
  notificationOfTurn,
  serviceNews,
} from '../../../src/core/notifications/notification-rules';
import { AppError } from '../../../src/core/lib/errors';
import { Translator } from '../../../src/core/lib/translator';
import type { Notification, NotificationKind } from '../../../src/core/ports/notifier';
import type { LinkStatus } from '../../../src/shared/model/health';
import { pendingApprovalSchema } from '../../../src/shared/model/kai-approval';
import { settingsSchema } from '../../../src/shared/model/settings';

const translator = new Translator('en');
const turn = {
  conversationId: 'c',
  id: 't',
  question: 'How hot?',
  answer: 'Rather hot.',
  error: null,
} as const;

describe('an answer', () => {
  test.each([
    ['long', LONG_ANSWER_MS, true],
    ['quick', LONG_ANSWER_MS - 1, false],
    ['without a time', null, false],
  ])('%s', (_what, totalMs, isTold) => {
    const notice = notificationOfTurn({ ...turn, status: 'completed', totalMs }, translator);
    expect(notice !== null).toBe(isTold);
    if (isTold)
      expect(notice).toEqual({
        kind: 'answer',
        title: 'Your answer is ready',
        text: 'How hot?',
        route: ['chat', 'c', 't'],
      });
  });

  test('that failed is told with its reason, however quick it was', () => {
    const notice = notificationOfTurn(
      { ...turn, status: 'failed', totalMs: 10, error: new AppError('RATE_LIMITED') },
      translator,
    );
    expect(notice).toMatchObject({ kind: 'error', route: ['chat', 'c', 't'] });
    expect(notice?.text).toBe(translator.describe(new AppError('RATE_LIMITED')).message);
  });

  test('the person stopped is no news', () => {
    expect(
      notificationOfTurn({ ...turn, status: 'stopped', totalMs: LONG_ANSWER_MS }, translator),
    ).toBeNull();
    expect(
      notificationOfTurn(
        { ...turn, status: 'failed', totalMs: LONG_ANSWER_MS, error: new AppError('ABORTED') },
        translator,
      ),
    ).toBeNull();
  });

  test('is told on one short line', () => {
    const notice = notificationOfTurn(
      { ...turn, question: `a\n${'b'.repeat(900)}`, status: 'completed', totalMs: LONG_ANSWER_MS },
      translator,
    );
    expect(notice?.text).toMatch(/^a b{1,198}…$/);
  });
});

test('a tool that waits leads to its turn, outside a chat to KAI', () => {
  const pending = pendingApprovalSchema.parse({
    id: '1',
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
  });
  expect(notificationOfApproval(pending, translator)).toEqual({
    kind: 'approval',
    title: 'A tool needs your approval',
    text: 'brew on KAI wants to run.',
    route: ['chat', 'c', 't'],
  });
  expect(
    notificationOfApproval({ ...pending, conversationId: null, turnId: null }, translator).route,
  ).toEqual(['kai']);
});

test.each([
  ['ok', 'down', 'down'],
  ['degraded', 'down', 'down'],
  ['checking', 'down', 'down'],
  ['down', 'ok', 'back'],
  ['down', 'down', null],
  ['ok', 'degraded', null],
  ['degraded', 'ok', null],
  ['not-set-up', 'ok', null],
  ['not-set-up', 'down', null],
  ['down', 'degraded', null],
  ['down', 'not-set-up', null],
] as ReadonlyArray<[LinkStatus, LinkStatus, string | null]>)(
  'a service that goes from %s to %s: %s',
  (before, after, news) => {
    expect(serviceNews(before, after)).toBe(news);
  },
);

test('a service is told by name, with the reason while it is down', () => {
  const reason = translator.describe(
    new AppError('CONNECTION_REFUSED', { params: { host: 'api.coze.cn' } }),
  );
  expect(notificationOfService('coze', 'down', reason, translator)).toEqual({
    kind: 'service',
    title: 'Coze is not working',
    text: reason.message,
    route: ['connection', 'diagnose'],
  });
  expect(notificationOfService('kai', 'back', null, translator)).toMatchObject({
    title: 'KAI is working again',
    route: ['kai'],
  });
});

const notice = (text: string, ...route: string[]): Notification => ({
  kind: 'webhook',
  title: 'New message',
  text,
  route,
});

test('several of a kind are counted; they lead to where all of them lead, or to the place of their kind', () => {
  expect(
    joinNotifications([notice('a', 'chat', '1'), notice('b', 'chat', '1')], translator),
  ).toEqual({
    kind: 'webhook',
    title: '2 new messages',
    text: 'b',
    route: ['chat', '1'],
  });
  expect(
    joinNotifications([notice('a', 'chat', '1'), notice('b', 'chat', '2')], translator).route,
  ).toEqual(['webhooks']);
});

test('each kind has a switch of its own', () => {
  const settings = settingsSchema.parse({});
  const switches = {
    answer: 'answerNotifications',
    approval: 'approvalNotifications',
    error: 'errorNotifications',
    service: 'serviceNotifications',
    webhook: 'webhookNotifications',
  } as const;
  const kinds: readonly NotificationKind[] = ['answer', 'approval', 'error', 'service', 'webhook'];
  for (const off of kinds) {
    expect(
      kinds.filter((kind) => !isWanted(kind, { ...settings, [switches[off]]: false })),
    ).toEqual([off]);
  }
});

test('an automatic backup that was not made is told with the reason, the remedy and the way to the backups', () => {
  const { message, remedy } = translator.describe(new AppError('DISK_FULL'));
  expect(notificationOfBackup(new AppError('DISK_FULL'), translator)).toEqual({
    kind: 'service',
    title: 'The automatic backup was not made',
    text: `${message} ${remedy}`,
    route: ['settings', 'backup'],
  });
});
