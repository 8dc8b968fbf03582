import { abortable } from '../lib/abort';
import { SingleFlight } from '../lib/single-flight';
import type { Clock } from '../ports/clock';
import type { CozeAnswer } from './coze-client';

/** How a kept answer is read. */
export interface CacheOptions {
  signal?: AbortSignal;
  /** Asks Coze even if an answer is kept, and keeps the new one. */
  refresh?: boolean;
}

interface Entry {
  flight: SingleFlight<CozeAnswer>;
  answer: CozeAnswer | null;
  fetchedAt: number;
}

/** More different reads than a person makes; the oldest is dropped first. */
const ENTRIES_MAX = 200;

/**
 * Keeps what Coze says about things that seldom change, for one connection and in memory only. Any
 * number of callers share one request; one who gives up leaves it to the others. Failures are not
 * kept.
 */
export class ResponseCache {
  private readonly entries = new Map<string, Entry>();

  constructor(
    /** How long an answer is kept, milliseconds; read at every question, 0 keeps nothing. */
    private readonly ttlMs: () => number,
    private readonly clock: Pick<Clock, 'monotonic'>,
  ) {}

  /** The kept answer of that key, else a new one. Throws what `fetch` throws. */
  read(
    key: string,
    fetch: () => Promise<CozeAnswer>,
    { signal, refresh = false }: CacheOptions = {},
  ): Promise<CozeAnswer> {
    const entry = this.entryOf(key);
    const isFresh =
      entry.answer !== null && this.clock.monotonic() - entry.fetchedAt < this.ttlMs();
    if (entry.answer && isFresh && !refresh)
      return abortable(Promise.resolve(entry.answer), signal);
    return abortable(
      entry.flight.run(() => this.fetch(entry, fetch)),
      signal,
    );
  }

  private async fetch(entry: Entry, fetch: () => Promise<CozeAnswer>): Promise<CozeAnswer> {
    const answer = await fetch();
    entry.answer = answer;
    entry.fetchedAt = this.clock.monotonic();
    return answer;
  }

  private entryOf(key: string): Entry {
    const known = this.entries.get(key);
    if (known) return known;
    const entry: Entry = { flight: new SingleFlight(), answer: null, fetchedAt: 0 };
    this.entries.set(key, entry);
    const [oldest] = this.entries.keys();
    if (this.entries.size > ENTRIES_MAX && oldest !== undefined) this.entries.delete(oldest);
    return entry;
  }
}
