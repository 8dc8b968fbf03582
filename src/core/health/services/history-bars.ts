import type { HistoryBar, ServiceRange } from '../../../shared/model/service-health';
import type { ServiceChange } from '../store/service-change-store';

const MINUTE_MS = 60_000;
const SHAPES: Record<ServiceRange, { barMs: number; bars: number }> = {
  '24h': { barMs: 30 * MINUTE_MS, bars: 48 },
  '90d': { barMs: 24 * 60 * MINUTE_MS, bars: 90 },
};
const SEVERITY = { off: 0, ok: 1, degraded: 2, down: 3 } as const;

/** A service's history for display. */
export interface ServicePast {
  bars: HistoryBar[];
  /** 0 to 1, of the observed time; null when there was none. */
  upShare: number | null;
}

/** Start of the range, milliseconds since the epoch. */
export function rangeStart(range: ServiceRange, now: number): number {
  const { barMs, bars } = SHAPES[range];
  return (Math.floor(now / barMs) - bars + 1) * barMs;
}

/**
 * Splits a service's history into bars; each shows the worst state of its time. `changes`: oldest
 * first, the first may be before the range.
 */
export function historyBars(
  changes: readonly ServiceChange[],
  range: ServiceRange,
  now: number,
): ServicePast {
  const { barMs, bars: count } = SHAPES[range];
  const start = rangeStart(range, now);
  const bars = Array.from({ length: count }, (_none, index): HistoryBar => ({
    from: new Date(start + index * barMs).toISOString(),
    status: 'off',
    downSeconds: 0,
  }));
  let watchedMs = 0;
  let downMs = 0;
  for (const [index, { at, status }] of changes.entries()) {
    const from = Math.max(at, start);
    const until = Math.min(changes[index + 1]?.at ?? now, now);
    if (until <= from) continue;
    if (status !== 'off') watchedMs += until - from;
    if (status === 'down') downMs += until - from;
    fill(bars, { start, barMs, from, until, status });
  }
  return { bars, upShare: watchedMs === 0 ? null : 1 - downMs / watchedMs };
}

interface Stretch {
  start: number;
  barMs: number;
  from: number;
  until: number;
  status: ServiceChange['status'];
}

function fill(bars: readonly HistoryBar[], { start, barMs, from, until, status }: Stretch): void {
  const first = Math.floor((from - start) / barMs);
  const last = Math.floor((until - 1 - start) / barMs);
  for (let index = first; index <= last; index += 1) {
    const bar = bars[index];
    if (!bar) continue;
    if (SEVERITY[status] > SEVERITY[bar.status]) bar.status = status;
    if (status !== 'down') continue;
    const barStart = start + index * barMs;
    bar.downSeconds += Math.round(
      (Math.min(until, barStart + barMs) - Math.max(from, barStart)) / 1000,
    );
  }
}
