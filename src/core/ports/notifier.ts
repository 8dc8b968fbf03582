/** Subject of a notification; each kind can be switched off. */
export type NotificationKind = 'answer' | 'approval' | 'error' | 'service' | 'webhook';

/**
 * A notification for a person who is not looking at the window. `route` is where a click leads, as
 * in the page's address.
 */
export interface Notification {
  kind: NotificationKind;
  title: string;
  text: string;
  route: readonly string[];
}

/** Accepts notifications, and decides whether and when they are shown; never fails. */
export interface Notifier {
  notify(notification: Notification): void;
}

/** Shows notifications: the operating system. Never fails. */
export interface NotificationPresenter {
  /** The person is already looking at a window of ours. */
  isAttended(): boolean;
  show(notification: Notification): void;
}

/** For programs without a desktop: always attended, so that nothing is shown. */
export const noNotificationPresenter: NotificationPresenter = { isAttended: () => true, show() {} };
