import type {
  CallHistory,
  HistoryRange,
  HistoryStep,
  ResourceHistory,
} from '../../../shared/model/monitoring';

const RANGE_SECONDS: Record<HistoryRange, number> = {
  '1h': 3600,
  '24h': 86_400,
  '90d': 90 * 86_400,
};

/** The history of calls on an even grid; null where nothing was called. */
export interface AlignedSteps {
  /** Seconds since the epoch. */
  times: number[];
  steps: (HistoryStep | null)[];
}

/**
 * Puts every step of the range in its place, so that a quiet hour shows as a gap instead of a
 * straight line.
 */
export function alignedSteps(
  { range, stepSeconds, steps }: CallHistory,
  nowMs: number,
): AlignedSteps {
  const times = grid(range, stepSeconds, nowMs);
  const known = new Map(steps.map((step) => [Date.parse(step.at) / 1000, step]));
  return { times, steps: times.map((at) => known.get(at) ?? null) };
}

/** The same for the resources the app used; null while it did not run. */
export function alignedResources(
  history: ResourceHistory,
  range: '1h' | '24h',
  nowMs: number,
): { times: number[]; samples: (ResourceHistory[number] | null)[] } {
  const times = grid(range, 60, nowMs);
  const known = new Map(history.map((sample) => [Date.parse(sample.at) / 1000, sample]));
  return { times, samples: times.map((at) => known.get(at) ?? null) };
}

function grid(range: HistoryRange, stepSeconds: number, nowMs: number): number[] {
  const last = Math.floor(nowMs / 1000 / stepSeconds) * stepSeconds;
  const count = RANGE_SECONDS[range] / stepSeconds;
  return Array.from({ length: count }, (_none, index) => last - (count - 1 - index) * stepSeconds);
}
