import type { LinkStatus } from '../../shared/model/health';
import type { PendingApproval } from '../../shared/model/kai-approval';
import type { ErrorView } from '../../shared/model/error-view';
import type { Settings } from '../../shared/model/settings';
import type { StoredError, Translator } from '../lib/translator';
import type { Notification, NotificationKind } from '../ports/notifier';
import type { StoredTurn } from '../ports/stored-turn';

/**
 * Duration in milliseconds from which an answer is worth a notification: the person has gone to do
 * something else.
 */
export const LONG_ANSWER_MS = 30_000;
const TEXT_MAX = 200;

/** A service whose state is reported to the person. */
export type Service = 'coze' | 'kai' | 'webhook';

const SETTING_OF = {
  answer: 'answerNotifications',
  approval: 'approvalNotifications',
  error: 'errorNotifications',
  service: 'serviceNotifications',
  webhook: 'webhookNotifications',
} as const satisfies Record<NotificationKind, keyof Settings>;
/** Where the notification for several of a kind leads. */
const PLACE_OF: Record<NotificationKind, readonly string[]> = {
  answer: ['chat'],
  approval: ['chat'],
  error: ['chat'],
  service: ['connection'],
  webhook: ['webhooks'],
};
const SERVICE_PLACE: Record<Service, readonly string[]> = {
  coze: ['connection', 'diagnose'],
  kai: ['kai'],
  webhook: ['webhooks'],
};

/** Tells whether the person wants this kind. */
export function isWanted(
  kind: NotificationKind,
  settings: Pick<Settings, (typeof SETTING_OF)[NotificationKind]>,
): boolean {
  return settings[SETTING_OF[kind]];
}

/**
 * Notification for a turn that has ended: a long answer has arrived, or the question failed. A
 * stopped one is not news.
 */
export function notificationOfTurn(
  turn: Pick<
    StoredTurn,
    'conversationId' | 'id' | 'status' | 'question' | 'answer' | 'totalMs' | 'error'
  >,
  translator: Translator,
): Notification | null {
  const { conversationId, id, status, question, answer, totalMs, error } = turn;
  const route = ['chat', conversationId, id];
  if (status === 'completed' && (totalMs ?? 0) >= LONG_ANSWER_MS) {
    return {
      kind: 'answer',
      title: translator.t('notifications:answer'),
      text: shorten(question || answer),
      route,
    };
  }
  if (status === 'failed' && error && error.code !== 'ABORTED') {
    return {
      kind: 'error',
      title: translator.t('notifications:error'),
      text: shorten(translator.describe(error).message),
      route,
    };
  }
  return null;
}

/** A tool call that needs the person's approval. */
export function notificationOfApproval(
  { title, toolName, serverName, conversationId, turnId }: PendingApproval,
  translator: Translator,
): Notification {
  const route =
    conversationId === null
      ? ['kai']
      : ['chat', conversationId, ...(turnId === null ? [] : [turnId])];
  return {
    kind: 'approval',
    title: translator.t('notifications:approval'),
    text: shorten(
      translator.t('notifications:approvalText', { tool: title || toolName, server: serverName }),
    ),
    route,
  };
}

/**
 * What a change of a service means to a person: `down` when one that worked (or was being tried)
 * does not, `back` when one that was down works again. Only expects dampened states (see
 * health/flap-damper.ts).
 */
export function serviceNews(before: LinkStatus, after: LinkStatus): 'down' | 'back' | null {
  if (before !== 'down' && before !== 'not-set-up' && after === 'down') return 'down';
  return before === 'down' && after === 'ok' ? 'back' : null;
}

/** Notification for such a change. */
export function notificationOfService(
  service: Service,
  news: 'down' | 'back',
  reason: ErrorView | null,
  translator: Translator,
): Notification {
  const name = translator.t(`notifications:service.${service}`);
  const text = news === 'down' ? (reason?.message ?? '') : translator.t('notifications:backText');
  return {
    kind: 'service',
    title: translator.t(`notifications:${news}`, { name }),
    text: shorten(text),
    route: SERVICE_PLACE[service],
  };
}

/** No automatic backup was made: why, what to do, and where to do it. */
export function notificationOfBackup(cause: StoredError, translator: Translator): Notification {
  const { message, remedy } = translator.describe(cause);
  return {
    kind: 'service',
    title: translator.t('notifications:backup'),
    text: shorten(`${message} ${remedy}`),
    route: ['settings', 'backup'],
  };
}

/**
 * One notification for several of a kind: how many, and the newest. Leads to their common place, or
 * to that of their kind.
 */
export function joinNotifications(
  notifications: readonly Notification[],
  translator: Translator,
): Notification {
  const newest = notifications.at(-1);
  const kind = newest?.kind ?? 'webhook';
  const route =
    new Set(notifications.map((notification) => notification.route.join('/'))).size === 1 && newest
      ? newest.route
      : PLACE_OF[kind];
  const text = newest ? (kind === 'service' ? newest.title : newest.text) : '';
  return {
    kind,
    title: translator.t(`notifications:several.${kind}`, { count: notifications.length }),
    text,
    route,
  };
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > TEXT_MAX ? `${line.slice(0, TEXT_MAX - 1)}…` : line;
}
