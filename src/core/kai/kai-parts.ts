import type { Redactor } from '../lib/redact';
import type { Translator } from '../lib/translator';
import type { CallMeter } from '../ports/call-meter';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { SettingsStore } from '../ports/settings-store';
import type { Approver } from '../ports/tool-backend';
import { AuditLog } from '../storage/audit-log';
import type { Database } from '../storage/database';
import { KaiCallStore } from './store/kai-call-store';
import { KaiStore } from './store/kai-store';
import { ApprovalRules } from './approval/approval-rules';
import { CallHistory } from './tools/call-history';
import { ChatTools } from './tools/chat-tools';
import { SchemaCompiler } from './tools/json-schema';
import { KaiCalls } from './tools/kai-calls';
import type { KaiConnectionOptions } from './connection/kai-connection';
import type { DispatcherFactory } from './connection/kai-dispatcher';
import { KaiServers, type KeyVault } from './connection/kai-servers';
import { KnowledgeLookup } from './knowledge/knowledge-lookup';
import { ServerQuestions } from './connection/server-questions';
import { ServerList } from './connection/server-list';
import { ToolApproval } from './approval/tool-approval';
import type { CatalogTool } from './tools/tool-definition';
import { DriftWatch } from './approval/drift-watch';
import { WireLog } from './connection/wire-log';

/** The keys of servers, as they are set as well. */
export interface WritableKeyVault extends KeyVault {
  set(serverId: string, apiKey: string, keep: 'keychain' | 'this-run'): Promise<void>;
  delete(serverId: string): Promise<void>;
}

export interface KaiServiceOptions {
  database: Database;
  settings: SettingsStore;
  keys: WritableKeyVault;
  sandbox: () => Promise<{ url: string; apiKey: string }>;
  activeProfile: () => { id: string; platform: string } | null;
  translator: Translator;
  /** Learns the keys, so that the wire log can mask them. */
  redactor: Redactor;
  clock: Clock;
  meter: CallMeter;
  logger: Logger;
  dispatcher: DispatcherFactory;
  version: string;
  /** Somebody is there to answer what servers ask. */
  attended: boolean;
  /** Who answers where no rule does; read for every call. */
  approver: () => Approver;
  /** Other processes that run now, so that their calls are not taken for interrupted. */
  isAlive: (pid: number) => boolean;
}

/** Everything KAI is made of. */
export interface KaiParts {
  store: KaiStore;
  audit: AuditLog;
  list: ServerList;
  servers: KaiServers;
  drift: DriftWatch;
  rules: ApprovalRules;
  approval: ToolApproval;
  calls: KaiCalls;
  history: CallHistory;
  questions: ServerQuestions;
  log: WireLog;
  chatTools: ChatTools;
  connectionOptions: Omit<KaiConnectionOptions, 'server' | 'apiKey'>;
  limitsOf: (tool: CatalogTool) => { timeoutSeconds: number; maxTotalSeconds: number };
}

type Find = (botToolName: string, signal: AbortSignal) => Promise<CatalogTool | null>;

/** Puts the parts together. Opens nothing yet. */
export function buildKai(options: KaiServiceOptions, find: Find): KaiParts {
  const { database, settings, clock, translator, redactor } = options;
  const store = new KaiStore(database);
  const callStore = new KaiCallStore(database);
  callStore.markInterrupted((pid) => pid !== process.pid && options.isAlive(pid));
  const audit = new AuditLog(database, () => clock.now(), options.attended ? 'person' : 'command');
  const schemas = new SchemaCompiler();
  const log = new WireLog(redactor, clock);
  const questions = new ServerQuestions({ clock, schemas, attended: options.attended });
  const list = new ServerList(settings, options.activeProfile);
  const connectionOptions = {
    dispatcher: options.dispatcher,
    questions,
    schemas,
    log,
    version: options.version,
    now: () => clock.now(),
  };
  const servers = new KaiServers({
    list,
    keys: options.keys,
    translator,
    sandbox: options.sandbox,
    connection: connectionOptions,
    onKey: (apiKey) => redactor.learn(apiKey),
  });
  const drift = new DriftWatch(store, clock);
  const rules = new ApprovalRules(store, clock);
  const history = new CallHistory(callStore, options.logger);
  const limitsOf = (tool: CatalogTool): { timeoutSeconds: number; maxTotalSeconds: number } => {
    const { timeoutSeconds, maxTotalSeconds, toolTimeouts } = list.find(tool.serverId);
    return {
      timeoutSeconds: toolTimeouts[tool.definition.name] ?? timeoutSeconds,
      maxTotalSeconds,
    };
  };
  const calls = new KaiCalls({
    history,
    questions,
    clock,
    meter: options.meter,
    connectionOf: (id) => servers.connectionOf(id),
    limitsOf,
  });
  questions.runningTool = (serverId) => calls.runningOn(serverId);
  const approval = new ToolApproval({
    rules,
    audit,
    clock,
    approver: options.approver,
    trustsHints: (id) => list.find(id).trustReadOnlyHints,
    driftOf: ({ serverId, definition }) => drift.statusOf({ serverId, toolName: definition.name }),
  });
  const lookup = new KnowledgeLookup({
    calls,
    approval,
    audit,
    clock,
    find,
    introduction: () => translator.t('kai:context'),
  });
  const chatTools = new ChatTools({ approval, calls, clock, lookup, find, logger: options.logger });
  return {
    store,
    audit,
    list,
    servers,
    drift,
    rules,
    approval,
    calls,
    history,
    questions,
    log,
    chatTools,
    connectionOptions,
    limitsOf,
  };
}
