import type { Notification, NotificationKind } from '../ports/notifier';

/**
 * After a notification of a kind was shown, further ones of that kind wait so long and are shown
 * together, milliseconds.
 */
export const QUIET_MS = 20_000;

interface Group {
  quietUntil: number;
  waiting: Notification[];
}

/**
 * Keeps a rush of notifications quiet: the first of a kind is shown at once, those that follow are joined
 * to one when it has been quiet for a while. Pure but for its memory; times in milliseconds of any
 * clock that does not go back.
 */
export class NotificationGroups {
  private readonly groups = new Map<NotificationKind, Group>();

  /** `join` makes one notification of several of a kind; it gets at least two. */
  constructor(private readonly join: (notifications: readonly Notification[]) => Notification) {}

  /** What is to be shown now: this notification, or nothing yet. */
  take(notification: Notification, now: number): Notification | null {
    const group = this.groups.get(notification.kind);
    if (group && (now < group.quietUntil || group.waiting.length > 0)) {
      group.waiting.push(notification);
      return null;
    }
    this.groups.set(notification.kind, { quietUntil: now + QUIET_MS, waiting: [] });
    return notification;
  }

  /** What has waited long enough. */
  due(now: number): Notification[] {
    return [...this.groups].flatMap(([kind, { quietUntil, waiting }]) => {
      const [first] = waiting;
      if (first === undefined || now < quietUntil) return [];
      this.groups.set(kind, { quietUntil: now + QUIET_MS, waiting: [] });
      return [waiting.length === 1 ? first : this.join(waiting)];
    });
  }

  /** When something is due next; null while nothing waits. */
  nextDue(): number | null {
    const times = [...this.groups.values()]
      .filter(({ waiting }) => waiting.length > 0)
      .map(({ quietUntil }) => quietUntil);
    return times.length === 0 ? null : Math.min(...times);
  }
}
