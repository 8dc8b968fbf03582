import type { StoredCall } from '../store/kai-call-store';

interface RunningEntry {
  stop: AbortController;
  newest: StoredCall;
}

/** The running calls, by id. */
export class RunningCalls {
  private readonly entries = new Map<string, RunningEntry>();

  /** Registers a starting call; aborting the returned controller stops it. */
  add(record: StoredCall): AbortController {
    const stop = new AbortController();
    this.entries.set(record.id, { stop, newest: record });
    return stop;
  }

  /** The call in its present state; undefined when it does not run. */
  get(id: string): StoredCall | undefined {
    return this.entries.get(id)?.newest;
  }

  update(record: StoredCall): void {
    const found = this.entries.get(record.id);
    if (found) found.newest = record;
  }

  delete(id: string): void {
    this.entries.delete(id);
  }

  cancel(id: string): void {
    this.entries.get(id)?.stop.abort();
  }

  cancelAll(): void {
    for (const { stop } of this.entries.values()) stop.abort();
  }

  /** The tool running on a server; null when there is none or several. */
  toolOn(serverId: string): string | null {
    const names = [...this.entries.values()]
      .filter(({ newest }) => newest.serverId === serverId)
      .map(({ newest }) => newest.toolName);
    return names.length === 1 ? (names[0] ?? null) : null;
  }
}
