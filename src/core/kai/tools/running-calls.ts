import type { StoredCall } from '../store/kai-call-store';

interface RunningEntry {
  stop: AbortController;
  newest: StoredCall;
}

/** The calls that run now, by id. */
export class RunningCalls {
  private readonly entries = new Map<string, RunningEntry>();

  /** Registers a call that begins; aborting the answer stops it. */
  add(record: StoredCall): AbortController {
    const stop = new AbortController();
    this.entries.set(record.id, { stop, newest: record });
    return stop;
  }

  /** The call as far as it has come; undefined when it does not run. */
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

  /** The tool that runs on a server, null when there is none or several. */
  toolOn(serverId: string): string | null {
    const names = [...this.entries.values()]
      .filter(({ newest }) => newest.serverId === serverId)
      .map(({ newest }) => newest.toolName);
    return names.length === 1 ? (names[0] ?? null) : null;
  }
}
