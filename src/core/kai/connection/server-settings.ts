import type {
  KaiServer,
  KaiServerDraft,
  KaiServerView,
  ToolAddress,
} from '../../../shared/model/kai';
import { AppError } from '../../lib/errors';
import type { HealthCheck } from '../../ports/health-check';
import type { AuditLog } from '../../storage/audit-log';
import type { ApprovalRules } from '../approval/approval-rules';
import type { DriftWatch } from '../approval/drift-watch';
import { kaiChecks } from '../kai-check';
import type { KaiStore } from '../store/kai-store';
import type { CatalogTool } from '../tools/tool-definition';
import type { ToolDirectory } from '../tools/tool-directory';
import { KaiConnection, type KaiConnectionOptions } from './kai-connection';
import type { KaiServers, KeyVault } from './kai-servers';
import type { ServerList } from './server-list';

/** Where a key is kept. */
type Keep = 'keychain' | 'this-run';

/** The servers' keys, writable. */
export interface WritableKeyVault extends KeyVault {
  set(serverId: string, apiKey: string, keep: Keep): Promise<void>;
  delete(serverId: string): Promise<void>;
}

export interface ServerSettingsOptions {
  list: ServerList;
  servers: KaiServers;
  keys: WritableKeyVault;
  store: KaiStore;
  rules: ApprovalRules;
  drift: DriftWatch;
  audit: AuditLog;
  connection: Omit<KaiConnectionOptions, 'server' | 'apiKey'>;
  directory: Pick<ToolDirectory, 'publish'>;
}

/** Checks to be released with `dispose`, even when they were not run. */
export interface PreparedChecks {
  checks: HealthCheck[];
  dispose: () => Promise<void>;
}

/** Adds, changes, tests and removes KAI servers for the person. */
export class ServerSettings {
  constructor(private readonly options: ServerSettingsOptions) {}

  /**
   * Adds or changes a server. A key is not reused for another host unless the person enters it
   * again. `apiKey`: undefined keeps it, null removes it.
   */
  async save(
    draft: KaiServerDraft,
    apiKey: string | null | undefined,
    keep: Keep,
  ): Promise<KaiServerView> {
    const { list, servers, audit } = this.options;
    const server = list.fromDraft(draft);
    const nextKey = apiKey === undefined && this.isElsewhere(draft, server) ? null : apiKey;
    if (nextKey !== undefined && !this.isBuiltIn(server.id))
      await this.storeKey(server.id, nextKey, keep);
    list.save(server);
    audit.add({ action: 'server.saved', subject: server.name, detail: server.url });
    await this.sync();
    const view = servers.views.value.find(({ id }) => id === server.id);
    if (!view) throw new AppError('KAI_SERVER_MISSING');
    return view;
  }

  async setKey(serverId: string, apiKey: string | null, keep: Keep): Promise<void> {
    const server = this.ownServer(serverId);
    await this.storeKey(serverId, apiKey, keep);
    this.options.audit.add({
      action: apiKey === null ? 'key.removed' : 'key.set',
      subject: server.name,
      detail: '',
    });
    await this.sync();
  }

  async remove(serverId: string): Promise<void> {
    const server = this.ownServer(serverId);
    await this.forget(serverId);
    this.options.audit.add({ action: 'server.removed', subject: server.name, detail: server.url });
    await this.sync();
  }

  async enable(serverId: string, enabled: boolean): Promise<void> {
    const { list } = this.options;
    list.save({ ...list.find(serverId), enabled });
    await this.sync();
  }

  setToolTimeout({ serverId, toolName }: ToolAddress, timeoutSeconds: number | null): void {
    const { list } = this.options;
    const server = list.find(serverId);
    const { [toolName]: _before, ...others } = server.toolTimeouts;
    list.save({
      ...server,
      toolTimeouts: timeoutSeconds === null ? others : { ...others, [toolName]: timeoutSeconds },
    });
    void this.sync();
  }

  /**
   * The first enabled server, whose checks represent KAI in the full diagnosis; null when there is
   * none.
   */
  firstServerId(): string | null {
    return this.options.list.all().find(({ enabled }) => enabled)?.id ?? null;
  }

  /**
   * KAI_NOT_CONFIGURED without an enabled server; the connection's error when one cannot be
   * reached.
   */
  async requireReachable(): Promise<void> {
    const { list, servers } = this.options;
    const enabled = list.all().filter((server) => server.enabled);
    if (enabled.length === 0) throw new AppError('KAI_NOT_CONFIGURED');
    for (const { id } of enabled) await servers.connectionOf(id).session();
  }

  /** The layered check of a saved server. */
  async checks(serverId: string): Promise<PreparedChecks> {
    const { list, servers } = this.options;
    const { server, apiKey } = await servers.complete(list.find(serverId));
    return this.checksOf(server, apiKey);
  }

  /** The same for a draft that is not saved. */
  async draftChecks(
    draft: KaiServerDraft,
    apiKey: string | null | undefined,
  ): Promise<PreparedChecks> {
    const { list, servers } = this.options;
    const { server, apiKey: kept } = await servers.complete(list.fromDraft(draft));
    const isElsewhere = !this.isBuiltIn(server.id) && this.isElsewhere(draft, server);
    return this.checksOf(server, apiKey === undefined ? (isElsewhere ? null : kept) : apiKey);
  }

  /** Brings the connections in line with the list, and removes servers whose profile is gone. */
  async sync(): Promise<void> {
    const { list, servers, directory } = this.options;
    for (const { id } of list.orphans()) await this.forget(id).catch(() => {});
    await servers.sync();
    directory.publish();
  }

  private checksOf(server: KaiServer, apiKey: string | null): PreparedChecks {
    const { connection: options, drift } = this.options;
    const connection = new KaiConnection({ ...options, server, apiKey });
    const isChanged = (tool: CatalogTool): boolean =>
      drift.statusOf({ serverId: tool.serverId, toolName: tool.definition.name }) !== 'known';
    const { questions } = options;
    return {
      checks: kaiChecks({ server, hasKey: apiKey !== null, connection, questions, isChanged }),
      dispose: () => connection.dispose(),
    };
  }

  private isElsewhere({ serverId }: KaiServerDraft, { url }: KaiServer): boolean {
    if (serverId === null) return false;
    return new URL(this.options.list.find(serverId).url).origin !== new URL(url).origin;
  }

  private isBuiltIn(serverId: string): boolean {
    return this.options.servers.views.value.some(({ id, builtIn }) => id === serverId && builtIn);
  }

  /** A server added by a person. INVALID_INPUT for the sandbox's own. */
  private ownServer(serverId: string): KaiServer {
    const server = this.options.list.find(serverId);
    if (this.isBuiltIn(serverId))
      throw new AppError('INVALID_INPUT', { params: { detail: 'server' } });
    return server;
  }

  private async forget(serverId: string): Promise<void> {
    const { list, store, rules, drift, keys } = this.options;
    await keys.delete(serverId);
    list.remove(serverId);
    store.forgetServer(serverId);
    rules.forgetServer(serverId);
    drift.forgetServer(serverId);
  }

  private async storeKey(serverId: string, apiKey: string | null, keep: Keep): Promise<void> {
    if (apiKey === null) await this.options.keys.delete(serverId);
    else await this.options.keys.set(serverId, apiKey, keep);
  }
}
