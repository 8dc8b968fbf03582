import type { Settings } from '../../shared/model/settings';
import { inMaintenance } from '../lib/maintenance';
import type { Translator } from '../lib/translator';
import { outsideTurns } from '../lib/turn-context';
import { CallStopwatch } from '../net/call-stopwatch';
import { deafMeter, type CallMeter } from '../ports/call-meter';
import type { Clock } from '../ports/clock';
import type { Notification, NotificationPresenter, Notifier } from '../ports/notifier';
import { NotificationGroups } from './notification-groups';
import { isWanted, joinNotifications } from './notification-rules';

export interface NotificationCenterOptions {
  presenter: NotificationPresenter;
  settings: () => Settings;
  clock: Clock;
  translator: Translator;
  /** Measures every notification handed to the system, by its subject. */
  meter?: CallMeter;
}

/**
 * Decides which notifications are shown: nothing the person is already looking at, nothing they
 * switched off, and a rush as one.
 */
export class NotificationCenter implements Notifier {
  private readonly groups: NotificationGroups;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: NotificationCenterOptions) {
    this.groups = new NotificationGroups((notifications) =>
      joinNotifications(notifications, options.translator),
    );
  }

  notify(notification: Notification): void {
    if (!this.isNews(notification)) return;
    const shown = this.groups.take(notification, this.options.clock.monotonic());
    if (shown) this.show(shown);
    else this.schedule();
  }

  dispose(): void {
    if (this.timer) clearTimeout(this.timer);
  }

  private isNews({ kind }: Notification): boolean {
    const { settings, clock, presenter } = this.options;
    const isExpected = kind === 'service' && inMaintenance(settings(), clock.now());
    return !isExpected && isWanted(kind, settings()) && !presenter.isAttended();
  }

  private schedule(): void {
    const due = this.groups.nextDue();
    if (this.timer || due === null) return;
    this.timer = outsideTurns(() =>
      setTimeout(() => this.showDue(), Math.max(0, due - this.options.clock.monotonic())),
    );
    this.timer.unref();
  }

  private showDue(): void {
    this.timer = null;
    // A person who has come back to the window meanwhile sees it there.
    for (const notification of this.groups.due(this.options.clock.monotonic()))
      if (this.isNews(notification)) this.show(notification);
    this.schedule();
  }

  private show(notification: Notification): void {
    const { presenter, meter = deafMeter } = this.options;
    const watch = new CallStopwatch(meter, 'notification', notification.kind);
    watch.sent(Buffer.byteLength(notification.title + notification.text));
    presenter.show(notification);
    watch.end('ok');
  }
}
