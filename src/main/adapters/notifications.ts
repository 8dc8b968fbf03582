import { BrowserWindow, Notification as SystemNotification } from 'electron';
import { Emitter } from '../../core/lib/emitter';
import { AppError } from '../../core/lib/errors';
import type { Notification, NotificationPresenter } from '../../core/ports/notifier';

/** More than these at once tell no one anything: the oldest is taken back. */
const SHOWN_MAX = 5;
/** A system that says nothing for so long has shown it: not every one tells, milliseconds. */
const ANSWER_MS = 3000;

/** Notifications of the operating system; a click leads to what they are about. */
export class DesktopNotificationPresenter implements NotificationPresenter {
  /** A notification was clicked: where it leads. */
  readonly clicked = new Emitter<readonly string[]>();
  /** Kept, because a notification that is collected loses its click. */
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
   * Shows one now and waits for what the system says to it: NOTIFICATIONS_UNSUPPORTED,
   * NOTIFICATION_FAILED, or null when it took it.
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
 * On Linux a refusal means that nobody is there to show it: the library that passes it on is always
 * there.
 */
function refusal(detail: string): AppError {
  return process.platform === 'linux'
    ? new AppError('NOTIFICATIONS_UNSUPPORTED')
    : new AppError('NOTIFICATION_FAILED', { params: { detail } });
}
