import type { Texts } from '../text-shape';
import type { notifications as zh } from '../zh-CN/notifications';

/** Words of the system's notifications. */
export const notifications: Texts<typeof zh> = {
  answer: 'Your answer is ready',
  approval: 'A tool needs your approval',
  approvalText: '{{tool}} on {{server}} wants to run.',
  error: 'Question failed',
  down: '{{name}} is not working',
  back: '{{name}} is working again',
  backText: 'You can use it again.',
  backup: 'The automatic backup was not made',
  service: { coze: 'Coze', kai: 'KAI', webhook: 'The webhook listener' },
  several: {
    answer_one: '{{count}} answer is ready',
    answer_other: '{{count}} answers are ready',
    approval_one: '{{count}} tool needs your approval',
    approval_other: '{{count}} tools need your approval',
    error_one: '{{count}} question failed',
    error_other: '{{count}} questions failed',
    service_one: '{{count}} service change',
    service_other: '{{count}} service changes',
    webhook_one: '{{count}} new message',
    webhook_other: '{{count}} new messages',
  },
  test: 'Notifications work',
  testText: 'Coffee Salon will let you know like this when something needs your attention.',
  usage: { near: 'Usage is close to a limit', over: 'A usage limit has been reached' },
  limit: { totalCalls: 'Total calls', dailyCalls: 'Calls today', dailyTokens: 'Tokens today' },
  usageText: '{{name}}: {{used}} of {{allowed}} used',
};
