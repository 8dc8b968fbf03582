/** What a notification is about; each kind can be switched off. */
export type NotificationKind = 'answer' | 'approval' | 'error' | 'service' | 'webhook';

/**
 * Something a person should hear of although the window is not in front. `route` is where a click
 * leads, as in the address of the page.
 */
export interface Notification {
  kind: NotificationKind;
  title: string;
  text: string;
  route: readonly string[];
}

/** Takes what a person should hear of, and decides whether and when they do; never fails. */
export interface Notifier {
  notify(notification: Notification): void;
}

/** Where notifications are shown: the operating system. Never fails. */
export interface NotificationPresenter {
  /** The person looks at a window of ours already. */
  isAttended(): boolean;
  show(notification: Notification): void;
}

/** For programs without a desktop: always attended, so that nothing is shown. */
export const noNotificationPresenter: NotificationPresenter = { isAttended: () => true, show() {} };
