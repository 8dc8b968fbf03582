import type { Notification, NotificationKind } from '../ports/notifier';

/**
 * Time in milliseconds after a notification in which further ones of its kind are collected, to be
 * shown together.
 */
export const QUIET_MS = 20_000;

interface Group {
  quietUntil: number;
  waiting: Notification[];
}

/**
 * Groups a rush of notifications: the first of a kind is shown at once, those that follow are
 * joined to one after a quiet period. Pure except for its memory; times in milliseconds of any
 * monotonic clock.
 */
export class NotificationGroups {
  private readonly groups = new Map<NotificationKind, Group>();

  /** `join` combines several notifications of a kind; it gets at least two. */
  constructor(private readonly join: (notifications: readonly Notification[]) => Notification) {}

  /** The notification to show now, or null to wait. */
  take(notification: Notification, now: number): Notification | null {
    const group = this.groups.get(notification.kind);
    if (group && (now < group.quietUntil || group.waiting.length > 0)) {
      group.waiting.push(notification);
      return null;
    }
    this.groups.set(notification.kind, { quietUntil: now + QUIET_MS, waiting: [] });
    return notification;
  }

  /** Notifications that have waited long enough. */
  due(now: number): Notification[] {
    return [...this.groups].flatMap(([kind, { quietUntil, waiting }]) => {
      const [first] = waiting;
      if (first === undefined || now < quietUntil) return [];
      this.groups.set(kind, { quietUntil: now + QUIET_MS, waiting: [] });
      return [waiting.length === 1 ? first : this.join(waiting)];
    });
  }

  /** When the next one is due; null while nothing is waiting. */
  nextDue(): number | null {
    const times = [...this.groups.values()]
      .filter(({ waiting }) => waiting.length > 0)
      .map(({ quietUntil }) => quietUntil);
    return times.length === 0 ? null : Math.min(...times);
  }
}
