import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { exportTrace } from '../../../../src/core/chat/export/trace-export';
import { spanIdOf } from '../../../../src/core/lib/trace-ids';
import type { StoredTurn } from '../../../../src/core/ports/stored-turn';
import { storedTurn } from '../../../fakes/stored-turn';

const TURN = '3f1d0b7a-92c4-4855-a6d0-a1b2c3d4e5f6';
const EARLIER = 'aaaaaaaa-92c4-4855-a6d0-a1b2c3d4e5f6';
const APP = { version: '1.2.3', platform: 'coze-cn', botId: '7400000000000000001' };

// The JSON encoding of opentelemetry.proto.trace.v1.TracesData: ids in hex, 64-bit numbers as text,
// enumerations as numbers, names in lower camel case, and nothing else
// (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding).
const hex = (digits: number) => z.string().regex(new RegExp(`^(?!0+$)[\\da-f]{${digits}}$`));
const nanos = z.string().regex(/^\d{19}$/);
const attributes = z.array(
  z.strictObject({
    key: z.string().min(1),
    value: z
      .strictObject({ stringValue: z.string() })
      .or(z.strictObject({ intValue: z.string().regex(/^-?\d+$/) })),
  }),
);
const otlp = z.strictObject({
  resourceSpans: z.array(
    z.strictObject({
      resource: z.strictObject({ attributes }),
      scopeSpans: z.array(
        z.strictObject({
          scope: z.strictObject({ name: z.string(), version: z.string() }),
          spans: z.array(
            z.strictObject({
              traceId: hex(32),
              spanId: hex(16),
              parentSpanId: hex(16).optional(),
              name: z.string().min(1),
              kind: z.int().min(0).max(5),
              startTimeUnixNano: nanos,
              endTimeUnixNano: nanos,
              attributes,
              links: z.array(z.strictObject({ traceId: hex(32), spanId: hex(16) })).optional(),
              status: z.strictObject({
                code: z.int().min(0).max(2),
                message: z.string().optional(),
              }),
            }),
          ),
        }),
      ),
    }),
  ),
});

const turn: StoredTurn = {
  ...storedTurn(),
  id: TURN,
  question: 'canary question',
  answer: 'canary answer',
  status: 'completed',
  remoteChatId: 'chat-7',
  remoteConversationId: 'conv-7',
  usage: { input: 3, output: 4, total: 7 },
  trace: [
    { name: 'queue', startMs: 0, endMs: 100, waitedFor: EARLIER },
    { name: 'token', startMs: 100, endMs: 200 },
    { name: 'first-byte', startMs: 200, endMs: 500 },
    { name: 'tool', startMs: 500, endMs: 900 },
    { name: 'stream', startMs: 900, endMs: 1000 },
    {
      name: 'call',
      startMs: 210,
      endMs: 500,
      service: 'api',
      operation: '/v3/chat',
      outcome: 'ok',
      retries: 2,
      logid: 'l1',
    },
    {
      name: 'tool-call',
      startMs: 500,
      endMs: 890,
      serverName: 'KAI',
      toolName: 'query',
      outcome: 'failed',
      code: 'TOOL_TIMEOUT',
    },
    {
      name: 'approval',
      startMs: 501,
      endMs: 600,
      serverName: 'KAI',
      toolName: 'query',
      outcome: 'once',
      code: null,
    },
    {
      name: 'call',
      startMs: 601,
      endMs: 890,
      service: 'kai',
      operation: 'query',
      outcome: 'TOOL_TIMEOUT',
      retries: 0,
      logid: null,
    },
    { name: 'total', startMs: 0, endMs: 1000, askedAt: '2026-01-01T12:00:00.500Z' },
  ],
};

function spansOf(one: StoredTurn) {
  const { fileName, content } = exportTrace(one, APP);
  const file = otlp.parse(JSON.parse(content));
  return { fileName, content, file, spans: file.resourceSpans[0]?.scopeSpans[0]?.spans ?? [] };
}

function valuesOf(list: z.infer<typeof attributes> = []): Record<string, string> {
  return Object.fromEntries(
    list.map(({ key, value }) => [key, 'intValue' in value ? value.intValue : value.stringValue]),
  );
}

describe('the trace of a turn as a file', () => {
  test('has the shape of OTLP JSON, every span in one trace with the turn’s id, and every parent in the file', () => {
    const { spans, fileName } = spansOf(turn);
    expect(fileName).toBe(`turn-${TURN}.trace.json`);
    expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(
      new Set([TURN.replaceAll('-', '')]),
    );
    expect(new Set(spans.map(({ spanId }) => spanId)).size).toBe(spans.length);
    const roots = spans.filter(({ parentSpanId }) => parentSpanId === undefined);
    expect(roots.map(({ name }) => name)).toEqual(['turn']);
    for (const { parentSpanId } of spans)
      if (parentSpanId !== undefined)
        expect(spans.map(({ spanId }) => spanId)).toContain(parentSpanId);
  });

  test('names format, program, turn, conversation, chat, logid, platform and bot', () => {
    const { file, spans } = spansOf(turn);
    expect(file.resourceSpans[0]?.scopeSpans[0]?.scope).toEqual({
      name: 'coffee-salon.turn-trace',
      version: '1',
    });
    expect(valuesOf(file.resourceSpans[0]?.resource.attributes)).toEqual({
      'service.name': 'coffee-salon',
      'service.version': '1.2.3',
    });
    expect(valuesOf(spans[0]?.attributes)).toMatchObject({
      'salon.turn.id': TURN,
      'salon.conversation.id': turn.conversationId,
      'coze.chat.id': 'chat-7',
      'coze.conversation.id': 'conv-7',
      'coze.logid': 'l1',
      'salon.platform': 'coze-cn',
      'coze.bot.id': '7400000000000000001',
      'salon.turn.status': 'completed',
      'gen_ai.usage.output_tokens': '4',
    });
  });

  test('counts from the moment it was asked, and puts what went on where it belongs', () => {
    const { spans } = spansOf(turn);
    const nameOf = (spanId: string | undefined): string | undefined =>
      spans.find((span) => span.spanId === spanId)?.name;
    expect(
      spans.map(({ name, parentSpanId, startTimeUnixNano }) => [
        name,
        nameOf(parentSpanId),
        Number(BigInt(startTimeUnixNano) / 1_000_000n) - Date.parse('2026-01-01T12:00:00.500Z'),
      ]),
    ).toEqual([
      ['turn', undefined, 0],
      ['queue', 'turn', 0],
      ['token', 'turn', 100],
      ['first-byte', 'turn', 200],
      ['tool', 'turn', 500],
      ['stream', 'turn', 900],
      ['/v3/chat', 'first-byte', 210],
      ['execute_tool query', 'tool', 500],
      ['approval query', 'execute_tool query', 501],
      ['query', 'execute_tool query', 601],
    ]);
  });

  test('says who waited for whom, what was repeated and what failed', () => {
    const { spans } = spansOf(turn);
    const [, queue, , , , , asked, tool, approval, call] = spans;
    expect(queue?.links).toEqual([
      { traceId: EARLIER.replaceAll('-', ''), spanId: spanIdOf(EARLIER) },
    ]);
    expect(valuesOf(queue?.attributes)).toEqual({ 'salon.waited_for': `turn ${EARLIER}` });
    expect(valuesOf(asked?.attributes)).toMatchObject({
      'salon.waited_for': 'coze',
      'salon.retries': '2',
      'salon.outcome': 'ok',
      'coze.logid': 'l1',
    });
    expect(valuesOf(tool?.attributes)).toMatchObject({
      'gen_ai.tool.name': 'query',
      'salon.server.name': 'KAI',
      'error.type': 'TOOL_TIMEOUT',
    });
    expect(valuesOf(approval?.attributes)).toMatchObject({
      'salon.waited_for': 'person',
      'salon.outcome': 'once',
    });
    expect(call?.status).toEqual({ code: 2, message: 'TOOL_TIMEOUT' });
  });

  test('holds nothing of what was said', () => {
    expect(spansOf(turn).content).not.toContain('canary');
  });

  test('there is none of a turn that has not ended', () => {
    expect(() => exportTrace({ ...turn, trace: [] }, APP)).toThrow('TURN_MISSING');
  });

  test('a trace from before calls were kept is written as far as it goes', () => {
    const { spans } = spansOf({
      ...turn,
      trace: [
        { name: 'token', startMs: 0, endMs: 5 },
        { name: 'total', startMs: 0, endMs: 5 },
      ],
    });
    expect(spans.map(({ name }) => name)).toEqual(['turn', 'token']);
    expect(Number(BigInt(spans[0]?.startTimeUnixNano ?? 0) / 1_000_000n)).toBe(
      Date.parse(turn.createdAt),
    );
  });
});
