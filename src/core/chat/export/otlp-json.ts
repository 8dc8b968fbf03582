/** An attribute's value; integers are encoded as text (JSON encoding of protobuf). */
type OtlpValue = { stringValue: string } | { intValue: string };

interface OtlpAttribute {
  key: string;
  value: OtlpValue;
}

/** One span of the OTLP JSON encoding: ids in hex, times in nanoseconds since the epoch as text. */
export interface OtlpSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: OtlpAttribute[];
  links?: { traceId: string; spanId: string }[];
  status: { code: number; message?: string };
}

/**
 * A file of traces (`TracesData` of opentelemetry-proto,
 * https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding).
 */
export interface OtlpTraces {
  resourceSpans: {
    resource: { attributes: OtlpAttribute[] };
    scopeSpans: { scope: { name: string; version: string }; spans: OtlpSpan[] }[];
  }[];
}

/** `Span.SpanKind`. */
export const SPAN_KIND = { internal: 1, client: 3 } as const;

/** `Status.StatusCode`; success is left unset, as the specification asks. */
export const STATUS = { unset: 0, error: 2 } as const;

/** Attributes by name; unknown values are left out. */
export function attributesOf(
  values: Record<string, string | number | null | undefined>,
): OtlpAttribute[] {
  return Object.entries(values).flatMap(([key, value]): OtlpAttribute[] => {
    if (value === null || value === undefined || value === '') return [];
    return [
      {
        key,
        value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
      },
    ];
  });
}
