import type { TraceSpan } from '../../../../shared/model/turn-trace';

/** A span as a bar: its start and width, percent of the whole turn. */
interface TraceBar {
  span: TraceSpan;
  ms: number;
  left: number;
  width: number;
}

/** Part of another step. */
export function isDetail(span: TraceSpan): boolean {
  return 'operation' in span || 'toolName' in span;
}

/**
 * Bars in chronological order, each step before its parts, the whole turn last; a span too short to
 * be visible still gets half a percent.
 */
export function traceBars(trace: readonly TraceSpan[]): TraceBar[] {
  const whole = Math.max(1, ...trace.map(({ endMs }) => endMs));
  const ordered = trace.toSorted(
    (one, other) =>
      order(one) - order(other) ||
      one.startMs - other.startMs ||
      Number(isDetail(one)) - Number(isDetail(other)),
  );
  return ordered.map((span) => {
    const ms = Math.max(0, span.endMs - span.startMs);
    const width = Math.max(0.5, (ms / whole) * 100);
    return { span, ms, left: Math.min((span.startMs / whole) * 100, 100 - width), width };
  });
}

function order({ name }: TraceSpan): number {
  return name === 'total' ? 1 : 0;
}
