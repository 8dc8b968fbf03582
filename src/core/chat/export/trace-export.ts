import type { TraceCall, TraceSpan, TraceStep, TraceTool } from '../../../shared/model/turn-trace';
import { AppError } from '../../lib/errors';
import { spanIdOf, traceIdOf } from '../../lib/trace-ids';
import type { StoredTurn } from '../../ports/stored-turn';
import { attributesOf, SPAN_KIND, STATUS, type OtlpSpan, type OtlpTraces } from './otlp-json';

/**
 * Name and version of the file's format; the version grows with every change a reader must know of.
 */
const FORMAT = { name: 'coffee-salon.turn-trace', version: '1' };
const CHAT_PATH = '/v3/chat';

/** The app in which a turn was asked, as far as it is not stored with the turn. */
export interface TracedApp {
  version: string;
  platform: string | null;
  botId: string | null;
}

/**
 * The trace of a turn that has ended as an OTLP JSON file (docs/decisions/0067), which trace
 * viewers open: times, names, codes and ids. Nothing of what was asked, answered or handed to a
 * tool is in it. TURN_MISSING for a turn without a trace.
 */
export function exportTrace(
  turn: StoredTurn,
  app: TracedApp,
): { fileName: string; content: string } {
  const total = turn.trace.find((span): span is TraceStep => span.name === 'total');
  if (!total) throw new AppError('TURN_MISSING');
  const originMs = Date.parse(total.askedAt ?? turn.createdAt);
  const inner = turn.trace.filter((span) => span !== total);
  const traces: OtlpTraces = {
    resourceSpans: [
      {
        resource: {
          attributes: attributesOf({
            'service.name': 'coffee-salon',
            'service.version': app.version,
          }),
        },
        scopeSpans: [
          {
            scope: FORMAT,
            spans: [
              rootOf(turn, total, originMs, app),
              ...inner.map((span, index) => spanOf(turn, inner, span, index, originMs)),
            ],
          },
        ],
      },
    ],
  };
  return {
    fileName: `turn-${turn.id}.trace.json`,
    content: `${JSON.stringify(traces, null, 2)}\n`,
  };
}

function rootOf(turn: StoredTurn, total: TraceSpan, originMs: number, app: TracedApp): OtlpSpan {
  const asked = turn.trace.find((span) => 'operation' in span && span.operation === CHAT_PATH);
  const { error, status, usage } = turn;
  return {
    traceId: traceIdOf(turn.id),
    spanId: spanIdOf(turn.id),
    name: 'turn',
    kind: SPAN_KIND.internal,
    ...timesOf(total, originMs),
    attributes: attributesOf({
      'salon.turn.id': turn.id,
      'salon.turn.status': status,
      'salon.conversation.id': turn.conversationId,
      'salon.platform': app.platform,
      'coze.bot.id': app.botId,
      'coze.chat.id': turn.remoteChatId,
      'coze.conversation.id': turn.remoteConversationId,
      'coze.logid': error?.logid ?? (asked && 'logid' in asked ? asked.logid : null),
      'error.type': error?.code,
      'gen_ai.usage.input_tokens': usage?.input,
      'gen_ai.usage.output_tokens': usage?.output,
      'salon.first_token_ms': turn.firstTokenMs,
    }),
    status: error ? { code: STATUS.error, message: error.code } : { code: STATUS.unset },
  };
}

function spanOf(
  turn: StoredTurn,
  spans: readonly TraceSpan[],
  span: TraceSpan,
  index: number,
  originMs: number,
): OtlpSpan {
  const parent = parentOf(spans, span);
  return {
    traceId: traceIdOf(turn.id),
    spanId: spanIdOf(turn.id, String(index)),
    parentSpanId: spanIdOf(turn.id, parent === null ? '' : String(spans.indexOf(parent))),
    ...timesOf(span, originMs),
    ...described(span),
  };
}

type Described = Pick<OtlpSpan, 'name' | 'kind' | 'attributes' | 'status' | 'links'>;

function described(span: TraceSpan): Described {
  if ('operation' in span) return describedCall(span);
  if ('toolName' in span) return describedTool(span);
  return describedStep(span);
}

function describedStep({ name, waitedFor }: TraceStep): Described {
  return {
    name,
    kind: SPAN_KIND.internal,
    attributes: attributesOf({
      'salon.waited_for': waitedFor === undefined ? WAITED_FOR[name] : `turn ${waitedFor}`,
    }),
    status: { code: STATUS.unset },
    ...(waitedFor !== undefined && {
      links: [{ traceId: traceIdOf(waitedFor), spanId: spanIdOf(waitedFor) }],
    }),
  };
}

/** What each step waits for; the queue step says so itself. */
const WAITED_FOR: Record<TraceStep['name'], string | null> = {
  queue: null,
  token: 'coze',
  upload: 'coze',
  knowledge: 'kai',
  'first-byte': 'coze',
  stream: 'coze',
  tool: 'kai',
  total: null,
};

function describedCall({ service, operation, outcome, retries, logid }: TraceCall): Described {
  const isFine = outcome === 'ok' || outcome === 'ABORTED';
  return {
    name: operation,
    kind: SPAN_KIND.client,
    attributes: attributesOf({
      'salon.service': service,
      'salon.waited_for': service === 'api' ? 'coze' : service,
      'salon.outcome': outcome,
      'salon.retries': retries,
      'coze.logid': logid,
      'error.type': isFine ? null : outcome,
    }),
    status: isFine ? { code: STATUS.unset } : { code: STATUS.error, message: outcome },
  };
}

function describedTool({ name, serverName, toolName, outcome, code }: TraceTool): Described {
  const isApproval = name === 'approval';
  return {
    name: isApproval ? `approval ${toolName}` : `execute_tool ${toolName}`,
    kind: SPAN_KIND.internal,
    attributes: attributesOf({
      'gen_ai.operation.name': isApproval ? null : 'execute_tool',
      'gen_ai.tool.name': toolName,
      'salon.server.name': serverName,
      'salon.waited_for': isApproval ? 'person' : 'kai',
      'salon.outcome': outcome,
      'error.type': code,
    }),
    status: code === null ? { code: STATUS.unset } : { code: STATUS.error, message: code },
  };
}

function isStep(span: TraceSpan): boolean {
  return !('operation' in span || 'toolName' in span);
}

/**
 * Parent of a span: the tool call for approvals and calls to KAI, otherwise the step in which it
 * started.
 */
function parentOf(spans: readonly TraceSpan[], span: TraceSpan): TraceSpan | null {
  const holds = ({ startMs, endMs }: TraceSpan): boolean =>
    startMs <= span.startMs && span.startMs <= endMs;
  if (isStep(span)) return null;
  const toolName =
    'operation' in span
      ? span.service === 'kai'
        ? span.operation
        : null
      : span.name === 'approval'
        ? span.toolName
        : null;
  const tool = spans.find(
    (one) => one.name === 'tool-call' && one.toolName === toolName && holds(one),
  );
  return tool ?? spans.findLast((one) => isStep(one) && holds(one)) ?? null;
}

function timesOf(
  { startMs, endMs }: TraceSpan,
  originMs: number,
): Pick<OtlpSpan, 'startTimeUnixNano' | 'endTimeUnixNano'> {
  const nanos = (ms: number): string => (BigInt(originMs + ms) * 1_000_000n).toString();
  return { startTimeUnixNano: nanos(startMs), endTimeUnixNano: nanos(endMs) };
}
