import { BrowserWindow, Notification } from 'electron';
import type { Notice, Notifier } from '../../core/ports/notifier';

/** More than these at once tell no one anything: the oldest is taken back. */
const SHOWN_MAX = 5;

/** Notifications of the operating system, only while no window of ours is in front; a click leads to what they are about. */
export class DesktopNotifier implements Notifier {
  /** Kept, because a notification that is collected loses its click. */
  private readonly shown: Notification[] = [];

  constructor(private readonly onOpen: (route: readonly string[]) => void) {}

  notify({ title, text, route }: Notice): void {
    if (BrowserWindow.getFocusedWindow() !== null || !Notification.isSupported()) return;
    const notification = new Notification({ title, body: text });
    notification.on('click', () => this.onOpen(route));
    notification.on('close', () => this.forget(notification));
    notification.show();
    this.shown.push(notification);
    if (this.shown.length > SHOWN_MAX) this.shown.shift()?.close();
  }

  private forget(notification: Notification): void {
    const at = this.shown.indexOf(notification);
    if (at >= 0) this.shown.splice(at, 1);
  }
}
