import { describe, expect, it } from 'vitest';
import { longerLimit } from '../../src/renderer/features/kai/call/longer-limit';
import { sizeWords } from '../../src/renderer/features/kai/call/size-words';
import { conditionValue } from '../../src/renderer/features/kai/decisions/pattern-words';
import { withCall } from '../../src/renderer/features/kai/history/history-order';
import { callMark } from '../../src/renderer/features/kai/sidebar/server-marks';
import {
  draftFaults,
  keyInput,
  startDraft,
} from '../../src/renderer/features/kai/servers/server-draft';
import { groupTools } from '../../src/renderer/features/kai/sidebar/tool-groups';
import { filterWire, wireText } from '../../src/renderer/features/kai/wire-log/wire-filter';
import { kaiServerDraftSchema, type KaiServerView } from '../../src/shared/model/kai';
import type { KaiCall, WireLogEntry } from '../../src/shared/model/kai-call';
import type { KaiTool } from '../../src/shared/model/kai-tool';

/* oxlint-disable typescript/no-unsafe-type-assertion -- only what the rule reads */
const server = (id: string): KaiServerView => ({ id }) as KaiServerView;
const tool = (serverId: string, toolName: string, description = ''): KaiTool =>
  ({ serverId, toolName, title: '', description }) as KaiTool;
const call = (id: string, part: Partial<KaiCall> = {}): KaiCall =>
  ({ id, status: 'running', result: null, ...part }) as KaiCall;
/* oxlint-enable typescript/no-unsafe-type-assertion */
const line = (number: number, part: Partial<WireLogEntry>): WireLogEntry => ({
  number,
  at: '2026-01-01T00:00:00Z',
  serverId: 'a',
  kind: 'rpc',
  direction: 'sent',
  pairId: '1',
  method: null,
  status: null,
  isError: false,
  ms: null,
  headers: [],
  body: '',
  cut: false,
  ...part,
});

describe('the tool list', () => {
  const servers = [server('a'), server('b')];
  const tools = [tool('a', 'brew', 'Ratio and TIME'), tool('b', 'query', '产地 知识')];
  const names = (search: string): string[][] =>
    groupTools(servers, tools, search).map((group) => [
      group.server.id,
      ...group.tools.map(({ toolName }) => toolName),
    ]);

  it('shows every server without a search, empty ones too', () => {
    expect(names('')).toEqual([
      ['a', 'brew'],
      ['b', 'query'],
    ]);
    expect(groupTools(servers, [], '')).toHaveLength(2);
  });

  it('finds every word wherever it stands, whatever its capital letters', () => {
    expect(names('time ratio')).toEqual([['a', 'brew']]);
    expect(names('知识')).toEqual([['b', 'query']]);
    expect(names('nothing')).toEqual([]);
  });
});

describe('the wire log', () => {
  const lines = [
    line(1, { method: 'tools/list' }),
    line(2, {
      kind: 'http',
      status: 503,
      isError: true,
      headers: [{ name: 'Retry-After', value: '5' }],
    }),
    line(3, { body: '{"a":"Latte"}', ms: 12 }),
  ];
  const numbers = (kind: Parameters<typeof filterWire>[1], search = ''): number[] =>
    filterWire(lines, kind, search).map(({ number }) => number);

  it('is filtered by kind and by any text in method, headers and body', () => {
    expect([numbers('all'), numbers('rpc'), numbers('http'), numbers('error')]).toEqual([
      [1, 2, 3],
      [1, 3],
      [2],
      [2],
    ]);
    expect([
      numbers('all', 'LATTE'),
      numbers('all', 'retry-after: 5'),
      numbers('rpc', 'tools/'),
      numbers('http', 'latte'),
    ]).toEqual([[3], [2], [1], []]);
  });

  it('is copied with everything that is shown', () => {
    expect(wireText(lines.slice(1))).toBe(
      '2026-01-01T00:00:00Z http sent 503\nRetry-After: 5\n\n2026-01-01T00:00:00Z rpc sent 12 ms\n{"a":"Latte"}',
    );
  });
});

describe('the draft of a server', () => {
  it('of a new one is what the contract takes once it has an address', () => {
    expect(draftFaults(startDraft(null))).toEqual({ url: 'urlEmpty', headers: [] });
    expect(
      kaiServerDraftSchema.parse({ ...startDraft(null), url: 'https://kai.example.com/mcp' }),
    ).toMatchObject({ serverId: null, timeoutSeconds: 60, trustReadOnlyHints: false });
  });

  it('names the headers that are none', () => {
    const draft = {
      ...startDraft(null),
      url: 'https://a',
      apiKeyHeader: 'X Key',
      headers: [
        { name: 'X-Team', value: '' },
        { name: '', value: 'a' },
      ],
    };
    expect(draftFaults(draft)).toEqual({ apiKeyHeader: 'keyHeaderBad', headers: [1] });
  });

  it('sends a key only when one was typed, and null only when it shall be forgotten', () => {
    expect(keyInput({ typed: ' ', isForgotten: false })).toEqual({});
    expect(keyInput({ typed: ' k ', isForgotten: true })).toEqual({ apiKey: 'k' });
    expect(keyInput({ typed: '', isForgotten: true })).toEqual({ apiKey: null });
  });
});

describe('calls', () => {
  it('are changed where they stand and new ones come first', () => {
    const known = [call('2'), call('1')];
    expect(
      withCall(known, call('1', { status: 'completed' })).map(
        ({ id, status }) => `${id} ${status}`,
      ),
    ).toEqual(['2 running', '1 completed']);
    expect(withCall(known, call('3')).map(({ id }) => id)).toEqual(['3', '2', '1']);
  });

  it('that a tool answered with a failure are no success', () => {
    const result = {
      content: [],
      structured: null,
      structuredProblem: null,
      isError: true,
      bytes: 0,
      cut: false,
    };
    expect([
      callMark(call('1', { status: 'completed' })),
      callMark(call('1', { status: 'completed', result })),
      callMark(call('1', { status: 'failed' })),
    ]).toEqual(['ok', 'degraded', 'down']);
  });

  it('that ran out of time are offered twice as long, within what is allowed', () => {
    expect([1, 60, 3000].map(longerLimit)).toEqual([30, 120, 3600]);
  });
});

describe('words', () => {
  it('show sizes and conditions as a person reads them', () => {
    expect([0, 1023, 2048, 3_250_586].map(sizeWords)).toEqual([
      '0 B',
      '1023 B',
      '2.0 KB',
      '3.1 MB',
    ]);
    const values = ['"拿铁"', '["a","b"]', '3', 'not json'].map((value) =>
      conditionValue({ argument: 'a', is: 'equals', value }),
    );
    expect(values).toEqual(['拿铁', 'a, b', '3', 'not json']);
  });
});
