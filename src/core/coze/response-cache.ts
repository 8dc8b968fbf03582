import { abortable } from '../lib/abort';
import { SingleFlight } from '../lib/single-flight';
import type { Clock } from '../ports/clock';
import type { CozeAnswer, CozeCall, CozeClient } from './coze-client';

/** A read whose answer may be kept. */
export interface CachedRead extends Pick<CozeCall, 'path' | 'signal'> {
  query?: Record<string, string>;
  /** Asks anew whatever is kept, and keeps the new answer. */
  refresh?: boolean;
}

interface Entry {
  flight: SingleFlight<CozeAnswer>;
  answer: CozeAnswer | null;
  fetchedAt: number;
}

/** More different reads than a person makes; the oldest is forgotten first. */
const ENTRIES_MAX = 200;

/**
 * Keeps what Coze said of things that seldom change, for one connection and in memory only. Any
 * number of callers share one request; one who gives up leaves it to the others. Failures are not
 * kept.
 */
export class ResponseCache {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly coze: CozeClient,
    /** How long an answer counts, milliseconds; read at every question, 0 keeps nothing. */
    private readonly ttlMs: () => number,
    private readonly clock: Pick<Clock, 'monotonic'>,
  ) {}

  /** The answer to a GET, kept or new. Throws what the call throws. */
  read({ path, query = {}, signal, refresh = false }: CachedRead): Promise<CozeAnswer> {
    const key = `${path}?${new URLSearchParams(query).toString()}`;
    const entry = this.entryOf(key);
    const isFresh =
      entry.answer !== null && this.clock.monotonic() - entry.fetchedAt < this.ttlMs();
    if (entry.answer && isFresh && !refresh)
      return abortable(Promise.resolve(entry.answer), signal);
    return abortable(
      entry.flight.run(() => this.fetch(entry, path, query)),
      signal,
    );
  }

  private async fetch(
    entry: Entry,
    path: string,
    query: Record<string, string>,
  ): Promise<CozeAnswer> {
    const answer = await this.coze.call({ method: 'GET', path, query });
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
