/**
 * Counts requests by method and route pattern, e.g. `GET /v1/bots/:id`; unknown paths count as
 * themselves.
 */
export class RequestCounter {
  readonly #counts = new Map<string, number>();

  count(method: string, route: string): void {
    const key = `${method} ${route}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** Number of requests of a route, with any method. */
  of(route: string): number {
    let sum = 0;
    for (const [key, count] of this.#counts)
      if (key.slice(key.indexOf(' ') + 1) === route) sum += count;
    return sum;
  }

  /** A copy of all counts, `METHOD /route` to number. */
  all(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }
}
