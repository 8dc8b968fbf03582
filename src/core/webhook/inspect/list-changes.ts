const EVERY_MS = 200;
const IDS_MAX = 200;

/**
 * What changed in the list since the last announcement. `isOnlyNew`: existing deliveries did not
 * change.
 */
export interface ListChange {
  arrived: number;
  changedIds: string[];
  isOnlyNew: boolean;
}

/**
 * Combines changes of deliveries into at most five announcements a second; the first after a pause
 * is sent at once.
 */
export class ListChanges {
  private waiting: ListChange | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly announce: (change: ListChange) => void) {}

  arrived(count: number): void {
    this.add({ arrived: count, changedIds: [], isOnlyNew: true });
  }

  /** Records changes; an empty list means "many, or removed". */
  changed(ids: readonly string[]): void {
    this.add({ arrived: 0, changedIds: ids.slice(0, IDS_MAX), isOnlyNew: false });
  }

  dispose(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  private add(change: ListChange): void {
    const { waiting } = this;
    this.waiting = waiting
      ? {
          arrived: waiting.arrived + change.arrived,
          isOnlyNew: waiting.isOnlyNew && change.isOnlyNew,
          changedIds: [...waiting.changedIds, ...change.changedIds].slice(0, IDS_MAX),
        }
      : change;
    if (!this.timer) this.flush();
  }

  private flush(): void {
    this.timer = null;
    const { waiting } = this;
    if (!waiting) return;
    this.waiting = null;
    this.announce(waiting);
    this.timer = setTimeout(() => this.flush(), EVERY_MS).unref();
  }
}
