import type { KaiServerView } from '../../src/shared/model/kai';
import type { KaiCall } from '../../src/shared/model/kai-call';
import type { KaiTool, ToolDrift } from '../../src/shared/model/kai-tool';
import { freshKai, type FakeKaiWorld } from './fake-kai';

const SERVER: KaiServerView = {
  id: 's',
  profileId: 'p',
  name: 'KAI',
  url: 'http://127.0.0.1:9000/mcp',
  enabled: true,
  local: true,
  apiKeyHeader: null,
  headers: [],
  timeoutSeconds: 60,
  maxTotalSeconds: 600,
  toolTimeouts: {},
  trustReadOnlyHints: false,
  builtIn: false,
  secret: 'set',
  status: 'ready',
  reason: null,
  era: 'modern',
  protocolVersion: '2026-07-28',
  transport: 'streamable-http',
  serverName: 'kai',
  serverVersion: '1.0.0',
  toolCount: 1,
  checkedAt: '2026-01-01T00:00:00Z',
};

const INPUT_SCHEMA =
  '{"type":"object","properties":{"query":{"type":"string"}},"required":["query"]}';
const HINTS: KaiTool['hints'] = {
  readOnly: true,
  destructive: null,
  idempotent: true,
  openWorld: false,
};

const TOOL: KaiTool = {
  serverId: 's',
  toolName: 'coffee_knowledge_query',
  serverName: 'KAI',
  title: '咖啡知识',
  description: '查询咖啡知识',
  inputSchema: INPUT_SCHEMA,
  outputSchema: null,
  hints: HINTS,
  schemaProblem: null,
  policy: 'ask',
  because: 'default',
  drift: 'known',
  warnings: [],
  timeoutSeconds: 60,
  botToolNames: ['coffee_knowledge_query'],
};

const CALL: KaiCall = {
  id: 'k',
  serverId: 's',
  toolName: 'coffee_knowledge_query',
  serverName: 'KAI',
  source: 'console',
  payload: '{"query":"埃塞俄比亚"}',
  status: 'completed',
  progress: null,
  gaveUp: null,
  error: null,
  summary: '埃塞俄比亚',
  result: {
    content: [{ type: 'text', text: '埃塞俄比亚' }],
    structured: null,
    structuredProblem: null,
    isError: false,
    bytes: 42,
    cut: false,
  },
  timeoutSeconds: 60,
  startedAt: '2026-01-01T00:00:00Z',
  ms: 12,
};

const DEFINITION: ToolDrift['before'] = {
  name: TOOL.toolName,
  title: TOOL.title,
  description: TOOL.description,
  inputSchema: INPUT_SCHEMA,
  outputSchema: null,
  hints: HINTS,
};

const DRIFT: ToolDrift = {
  serverId: 's',
  toolName: 'coffee_knowledge_query',
  status: 'changed',
  firstSeenAt: '2026-01-01T00:00:00Z',
  changedAt: '2026-01-02T00:00:00Z',
  before: DEFINITION,
  after: { ...DEFINITION, description: '查询咖啡知识（新版）' },
  warnings: [],
  changes: [
    {
      kind: 'description-changed',
      path: '',
      before: '查询咖啡知识',
      after: '查询咖啡知识（新版）',
      breaking: false,
    },
  ],
};

/** One server with one tool that was called once. */
export function sampleKai(): FakeKaiWorld {
  return {
    ...freshKai(),
    state: { status: 'ok', reason: null, target: 'KAI', checkedAt: '2026-01-01T00:00:00Z' },
    servers: [SERVER],
    tools: [TOOL],
    calls: [CALL],
    drifts: [DRIFT],
    mapping: [
      {
        botToolName: TOOL.toolName,
        source: 'by-name',
        target: { serverId: 's', toolName: TOOL.toolName },
        lastAskedAt: null,
      },
    ],
  };
}
