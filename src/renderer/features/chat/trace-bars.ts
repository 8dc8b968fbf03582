import type { TraceSpan } from '../../../shared/model/chat';

/** A span as a bar: where it begins and how wide it is, percent of the whole turn. */
interface TraceBar {
  name: TraceSpan['name'];
  ms: number;
  startMs: number;
  left: number;
  width: number;
}

/** Bars in the order of time, the whole turn last; a span too short to be seen still gets half a percent. */
export function traceBars(trace: readonly TraceSpan[]): TraceBar[] {
  const whole = Math.max(1, ...trace.map(({ endMs }) => endMs));
  const ordered = trace.toSorted((one, other) => Number(one.name === 'total') - Number(other.name === 'total') || one.startMs - other.startMs);
  return ordered.map(({ name, startMs, endMs }) => {
    const ms = Math.max(0, endMs - startMs);
    const width = Math.max(0.5, (ms / whole) * 100);
    return { name, ms, startMs, left: Math.min((startMs / whole) * 100, 100 - width), width };
  });
}
