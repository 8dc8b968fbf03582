import type { RequestInput, RequestName, RequestOutput } from '../../src/shared/ipc/contract';
import { fail, type Result, succeed } from '../../src/shared/ipc/result';
import type { ConnectionState } from '../../src/shared/model/health';
import type { KaiServerView, ToolMapping } from '../../src/shared/model/kai';
import type {
  ApprovalRule,
  PendingApproval,
  ServerQuestion,
} from '../../src/shared/model/kai-approval';
import type { KaiCall, WireLogEntry } from '../../src/shared/model/kai-call';
import type { KaiTool, ToolDrift } from '../../src/shared/model/kai-tool';

/** What the fake main process knows of KAI. */
export interface FakeKaiWorld {
  state: ConnectionState;
  servers: KaiServerView[];
  tools: KaiTool[];
  calls: KaiCall[];
  log: WireLogEntry[];
  approvals: PendingApproval[];
  rules: ApprovalRule[];
  questions: ServerQuestion[];
  mapping: ToolMapping[];
  drifts: ToolDrift[];
}

/** No server yet. */
export function freshKai(): FakeKaiWorld {
  const state: ConnectionState = {
    status: 'not-set-up',
    reason: null,
    target: '',
    checkedAt: null,
  };
  return {
    state,
    servers: [],
    tools: [],
    calls: [],
    log: [],
    approvals: [],
    rules: [],
    questions: [],
    mapping: [],
    drifts: [],
  };
}

type KaiRequest = Extract<RequestName, `kai.${string}`>;
type FakeKaiHandlers = {
  [N in KaiRequest]: (
    input: RequestInput<N>,
  ) => Promise<Result<RequestOutput<N>>> | Result<RequestOutput<N>>;
};

/** Answers what a page asks of KAI from `world`; what changes something is only taken note of. */
export function fakeKaiHandlers(world: FakeKaiWorld): FakeKaiHandlers {
  const call = ({ callId }: { callId: string }): Result<KaiCall> =>
    missing(
      world.calls.find(({ id }) => id === callId),
      'CALL_MISSING',
    );
  return {
    'kai.state': () => snapshot(world.state),
    'kai.servers': () => snapshot(world.servers),
    'kai.saveServer': ({ draft }) =>
      missing(
        world.servers.find(({ id }) => id === draft.serverId),
        'KAI_SERVER_MISSING',
      ),
    'kai.tryServer': () => succeed({ healthy: true, checks: [] }),
    'kai.removeServer': done,
    'kai.enableServer': done,
    'kai.setKey': done,
    'kai.reconnect': done,
    'kai.diagnose': () => succeed({ healthy: true, checks: [] }),
    'kai.tools': () => snapshot(world.tools),
    'kai.refreshTools': done,
    'kai.setToolTimeout': done,
    'kai.setPolicy': done,
    'kai.callTool': ({ toolName }) =>
      missing(
        world.calls.find((one) => one.toolName === toolName),
        'TOOL_MISSING',
      ),
    'kai.cancelCall': done,
    'kai.calls': ({ limit }) =>
      succeed(world.calls.slice(0, limit).map((one) => ({ ...one, result: null }))),
    'kai.call': call,
    'kai.rerun': call,
    'kai.clearCalls': done,
    'kai.explainFailure': () =>
      succeed({ sentences: [], remedy: '', action: 'none', suggestedTimeoutSeconds: null }),
    'kai.wireLog': ({ limit }) => succeed(world.log.slice(-limit)),
    'kai.clearWireLog': done,
    'kai.approvals': () => snapshot(world.approvals),
    'kai.answerApproval': done,
    'kai.rules': () => snapshot(world.rules),
    'kai.removeRule': done,
    'kai.audit': () => succeed([]),
    'kai.drift': ({ toolName }) =>
      missing(
        world.drifts.find((drift) => drift.toolName === toolName),
        'TOOL_MISSING',
      ),
    'kai.acceptDrift': done,
    'kai.blockDrift': done,
    'kai.questions': () => snapshot(world.questions),
    'kai.answerQuestion': done,
    'kai.mapping': () => snapshot(world.mapping),
    'kai.setMapping': done,
    'kai.knowledgeRule': () =>
      succeed({ toolName: 'coffee_knowledge_query', minCharacters: 2, words: [] }),
  };
}

function snapshot<T>(value: T): Result<{ revision: number; value: T }> {
  return succeed({ revision: 0, value });
}

function done(): Result<undefined> {
  return succeed(undefined);
}

function missing<T>(
  value: T | undefined,
  code: 'CALL_MISSING' | 'TOOL_MISSING' | 'KAI_SERVER_MISSING',
): Result<T> {
  return value === undefined
    ? fail({ code, message: code, remedy: '', layer: null, logid: null, params: {} })
    : succeed(value);
}
