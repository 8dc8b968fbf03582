import type { AuditEntry } from '../../shared/model/audit';
import type { ConnectionState } from '../../shared/model/health';
import { Observable } from '../lib/observable';
import type { Redactor } from '../lib/redact';
import type { Translator } from '../lib/translator';
import type { CallMeter } from '../ports/call-meter';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { SettingsStore } from '../ports/settings-store';
import type { Approver, ToolBackend } from '../ports/tool-backend';
import { AuditLog } from '../storage/audit-log';
import type { Database } from '../storage/database';
import { ApprovalRules } from './approval/approval-rules';
import { DriftWatch } from './approval/drift-watch';
import { ToolApproval } from './approval/tool-approval';
import type { DispatcherFactory } from './connection/kai-dispatcher';
import { KaiServers } from './connection/kai-servers';
import { kaiState } from './connection/kai-state';
import { ServerList } from './connection/server-list';
import { ServerQuestions } from './connection/server-questions';
import { ServerSettings, type WritableKeyVault } from './connection/server-settings';
import { WireLog } from './connection/wire-log';
import { KnowledgeLookup } from './knowledge/knowledge-lookup';
import { KaiCallStore } from './store/kai-call-store';
import { KaiStore } from './store/kai-store';
import { CallHistory } from './tools/call-history';
import { ChatTools } from './tools/chat-tools';
import { SchemaCompiler } from './tools/json-schema';
import { KaiCalls } from './tools/kai-calls';
import { RunningCalls } from './tools/running-calls';
import { ToolConsole } from './tools/tool-console';
import { ToolDirectory } from './tools/tool-directory';

export interface KaiServiceOptions {
  database: Database;
  settings: SettingsStore;
  keys: WritableKeyVault;
  sandbox: () => Promise<{ url: string; apiKey: string }>;
  activeProfile: () => { id: string; platform: string } | null;
  translator: Translator;
  /** Receives the keys, so that the wire log can mask them. */
  redactor: Redactor;
  clock: Clock;
  meter: CallMeter;
  logger: Logger;
  dispatcher: DispatcherFactory;
  version: string;
  /** A person is there to answer servers' questions. */
  attended: boolean;
  /** Who decides where no rule does; read for every call. */
  approver: () => Approver;
  /** Detects other running processes, so that their calls are not marked as interrupted. */
  isAlive: (pid: number) => boolean;
}

/**
 * KAI for the rest of the product. States are complete snapshots. The constructor opens nothing;
 * `sync` does.
 */
export class KaiService {
  /** State of all servers together. */
  readonly state = new Observable<ConnectionState>({
    status: 'not-set-up',
    reason: null,
    target: '',
    checkedAt: null,
  });
  /** The connections to the servers. */
  readonly servers: KaiServers;
  readonly serverSettings: ServerSettings;
  /** Questions from servers to the person. */
  readonly questions: ServerQuestions;
  readonly wireLog: WireLog;
  readonly tools: ToolDirectory;
  /** Approvals of calls that wait for the person. */
  readonly approval: ToolApproval;
  readonly calls: KaiCalls;
  readonly history: CallHistory;
  readonly console: ToolConsole;
  /** Runs a bot's tools, and queries the knowledge before the bot is asked. */
  readonly chatTools: ToolBackend;
  /** The configured servers of the active profile. */
  readonly list: Pick<ServerList, 'all' | 'find' | 'save'>;
  /** Audit log of decisions and changes about KAI. */
  readonly audit: Pick<AuditLog, 'newest' | 'prove'>;

  constructor(options: KaiServiceOptions) {
    const { database, settings, keys, clock, meter, translator, redactor, attended } = options;
    const store = new KaiStore(database);
    const rules = new ApprovalRules(store, clock);
    const drift = new DriftWatch(store, clock);
    const audit = new AuditLog(database, () => clock.now(), attended ? 'person' : 'command');
    const list = new ServerList(settings, options.activeProfile);
    const schemas = new SchemaCompiler();
    const running = new RunningCalls();
    this.list = list;
    this.audit = audit;
    this.history = new CallHistory(openCalls(options), options.logger);
    this.wireLog = new WireLog(redactor, clock);
    this.questions = new ServerQuestions({ clock, schemas, attended, running });
    const connection = {
      dispatcher: options.dispatcher,
      questions: this.questions,
      schemas,
      log: this.wireLog,
      version: options.version,
      now: () => clock.now(),
    };
    const onKey = (apiKey: string): void => redactor.learn(apiKey);
    const { sandbox, approver, activeProfile, logger } = options;
    const servers = new KaiServers({ list, keys, translator, sandbox, connection, onKey });
    this.servers = servers;
    const limitsOf = list.limitsOf.bind(list);
    this.calls = new KaiCalls({
      history: this.history,
      questions: this.questions,
      running,
      clock,
      meter,
      connectionOf: (id) => servers.connectionOf(id),
      limitsOf,
    });
    this.approval = new ToolApproval({ rules, audit, clock, approver, drift, list });
    const { calls, approval, history } = this;
    const shared = { list, servers, store, rules, drift, audit, keys, clock };
    const directory = new ToolDirectory({ ...shared, approval, limitsOf, activeProfile });
    this.tools = directory;
    this.serverSettings = new ServerSettings({ ...shared, connection, directory });
    this.console = new ToolConsole({ directory, drift, calls, history });
    const introduction = (): string => translator.t('kai:context');
    const lookup = new KnowledgeLookup({ calls, approval, audit, clock, directory, introduction });
    this.chatTools = new ChatTools({ approval, calls, clock, lookup, directory, logger });
    servers.views.subscribe(({ value }) => this.state.set(kaiState(value)));
  }

  /** Connects the servers of the active profile, also after a change of profile. */
  sync(): Promise<void> {
    return this.serverSettings.sync();
  }

  /** Audit log of decisions and changes about KAI, newest first. */
  auditLog(limit: number, beforeNumber?: number): AuditEntry[] {
    return this.audit.newest(limit, beforeNumber, { group: 'approvals', actor: null, text: '' });
  }

  /** To be called after a change of language. */
  republish(): void {
    this.servers.republish();
  }

  async dispose(): Promise<void> {
    this.calls.dispose();
    await this.servers.dispose();
    this.history.flush();
  }
}

/** Opens the stored calls; marks those a dead process left running as interrupted. */
function openCalls({ database, isAlive }: KaiServiceOptions): KaiCallStore {
  const store = new KaiCallStore(database);
  store.markInterrupted((pid) => pid !== process.pid && isAlive(pid));
  return store;
}
