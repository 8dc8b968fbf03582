import type { CallHistory, HistoryRange, HistoryStep } from '../../../shared/model/monitoring';

const RANGE_SECONDS: Record<HistoryRange, number> = { '1h': 3600, '24h': 86_400, '90d': 90 * 86_400 };

/** The past of calls on an even grid; null where nothing was called. */
export interface AlignedSteps {
  /** Seconds since the epoch. */
  times: number[];
  steps: (HistoryStep | null)[];
}

/** Puts every step of the range in its place, so that a quiet hour shows as a gap instead of a straight line. */
export function alignedSteps({ range, stepSeconds, steps }: CallHistory, nowMs: number): AlignedSteps {
  const last = Math.floor(nowMs / 1000 / stepSeconds) * stepSeconds;
  const count = RANGE_SECONDS[range] / stepSeconds;
  const known = new Map(steps.map((step) => [Date.parse(step.at) / 1000, step]));
  const times = Array.from({ length: count }, (_none, index) => last - (count - 1 - index) * stepSeconds);
  return { times, steps: times.map((at) => known.get(at) ?? null) };
}
