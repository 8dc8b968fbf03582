import type { TraceSpan } from '../../../../shared/model/turn-trace';

/** A span as a bar: where it begins and how wide it is, percent of the whole turn. */
interface TraceBar {
  span: TraceSpan;
  ms: number;
  left: number;
  width: number;
}

/** Something that went on within a step. */
export function isDetail(span: TraceSpan): boolean {
  return 'operation' in span || 'toolName' in span;
}

/**
 * Bars in the order of time, each step before what went on within it, the whole turn last; a span
 * too short to be seen still gets half a percent.
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
