import type { Texts } from '../text-shape';
import type { notifications as zh } from '../zh-CN/notifications';

/** Words of the system's notifications. */
export const notifications: Texts<typeof zh> = {
  answer: 'Your answer is ready',
  approval: 'A tool waits for your permission',
  approvalText: '{{tool}} on {{server}} wants to run.',
  error: 'A question was not answered',
  down: '{{name}} is not working',
  back: '{{name}} works again',
  backText: 'You can use it again.',
  backup: 'The automatic backup was not made',
  service: { coze: 'Coze', kai: 'KAI', webhook: 'The webhook listener' },
  several: {
    answer_one: '{{count}} answer is ready',
    answer_other: '{{count}} answers are ready',
    approval_one: '{{count}} tool waits for your permission',
    approval_other: '{{count}} tools wait for your permission',
    error_one: '{{count}} question was not answered',
    error_other: '{{count}} questions were not answered',
    service_one: '{{count}} change of a service',
    service_other: '{{count}} changes of services',
    webhook_one: '{{count}} new message',
    webhook_other: '{{count}} new messages',
  },
  test: 'Notifications work',
  testText: 'This is how Coffee Salon tells you that something needs you.',
  usage: { near: 'A limit is nearly used up', over: 'A limit is used up' },
  limit: { totalCalls: 'Calls in all', dailyCalls: 'Calls today', dailyTokens: 'Tokens today' },
  usageText: '{{name}}: {{used}} of {{allowed}} used',
};
