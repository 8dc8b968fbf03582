import { BrowserWindow, Notification as SystemNotification } from 'electron';
import { Emitter } from '../../core/lib/emitter';
import { AppError } from '../../core/lib/errors';
import type { Notification, NotificationPresenter } from '../../core/ports/notifier';

/** Number of notifications shown at once; after that the oldest is removed. */
const SHOWN_MAX = 5;
/** Time in milliseconds after which a notification counts as shown: not every system reports it. */
const ANSWER_MS = 3000;

/** Notifications of the operating system; a click opens what they are about. */
export class DesktopNotificationPresenter implements NotificationPresenter {
  /** A notification was clicked; carries its route. */
  readonly clicked = new Emitter<readonly string[]>();
  /** Referenced because a garbage-collected notification loses its click. */
  private readonly shown: SystemNotification[] = [];

  get isSupported(): boolean {
    return SystemNotification.isSupported();
  }

  isAttended(): boolean {
    return BrowserWindow.getFocusedWindow() !== null;
  }

  show(notification: Pick<Notification, 'title' | 'text' | 'route'>): void {
    if (this.isSupported) this.keep(notification).show();
  }

  /**
   * Shows a notification now and waits for the system's response: NOTIFICATIONS_UNSUPPORTED,
   * NOTIFICATION_FAILED, or null on success.
   */
  tryOut(notification: Pick<Notification, 'title' | 'text' | 'route'>): Promise<AppError | null> {
    if (!this.isSupported) return Promise.resolve(new AppError('NOTIFICATIONS_UNSUPPORTED'));
    const shown = this.keep(notification);
    return new Promise((settle) => {
      shown.once('show', () => settle(null));
      shown.once('failed', (_event, detail) => settle(refusal(detail)));
      setTimeout(() => settle(null), ANSWER_MS).unref();
      shown.show();
    });
  }

  private keep({
    title,
    text,
    route,
  }: Pick<Notification, 'title' | 'text' | 'route'>): SystemNotification {
    const notification = new SystemNotification({ title, body: text });
    notification.on('click', () => this.clicked.emit(route));
    notification.on('close', () => this.forget(notification));
    this.shown.push(notification);
    if (this.shown.length > SHOWN_MAX) this.shown.shift()?.close();
    return notification;
  }

  private forget(notification: SystemNotification): void {
    const at = this.shown.indexOf(notification);
    if (at >= 0) this.shown.splice(at, 1);
  }
}

/**
 * On Linux a refusal means that no notification service is running: the library in between is
 * always there.
 */
function refusal(detail: string): AppError {
  return process.platform === 'linux'
    ? new AppError('NOTIFICATIONS_UNSUPPORTED')
    : new AppError('NOTIFICATION_FAILED', { params: { detail } });
}
