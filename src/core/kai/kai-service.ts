import type { ConnectionState } from '../../shared/model/health';
import type {
  KaiServerDraft,
  KaiServerView,
  ToolAddress,
  ToolMapping,
} from '../../shared/model/kai';
import type { AuditEntry } from '../../shared/model/audit';
import type { ApprovalRule } from '../../shared/model/kai-approval';
import type { KaiTool, ToolDrift, ToolPolicy } from '../../shared/model/kai-tool';
import { AppError } from '../lib/errors';
import { Observable } from '../lib/observable';
import type { HealthCheck } from '../ports/health-check';
import type { StoredCall } from './store/kai-call-store';
import type { StoredMapping } from './store/kai-store';
import { kaiChecks } from './kai-check';
import { KaiConnection } from './connection/kai-connection';
import { parsePayload, type RunningCall } from './tools/kai-calls';
import { buildKai, type KaiParts, type KaiServiceOptions } from './kai-parts';
import { kaiState } from './connection/kai-state';
import { findTextWarnings } from './approval/text-warnings';
import { describeMappings, resolveTool } from './tools/tool-mapping';
import type { CatalogTool } from './tools/tool-definition';

/** Where a person wants a key kept. */
type Keep = 'keychain' | 'this-run';

/**
 * KAI as the rest of the product sees it: servers, tools, calls, decisions. States are complete
 * snapshots.
 */
export class KaiService {
  readonly state = new Observable<ConnectionState>({
    status: 'not-set-up',
    reason: null,
    target: '',
    checkedAt: null,
  });
  readonly tools = new Observable<KaiTool[]>([]);
  readonly rules = new Observable<ApprovalRule[]>([]);
  readonly mapping = new Observable<ToolMapping[]>([]);
  readonly parts: KaiParts;

  constructor(private readonly options: KaiServiceOptions) {
    this.parts = buildKai(options, (name, signal) => this.findForBot(name, signal));
    const { servers, drift, rules } = this.parts;
    servers.listed.on(({ server, tools }) => {
      drift.record(
        server.id,
        tools.map(({ definition }) => definition),
      );
      this.publishTools();
    });
    servers.views.subscribe(({ value }) => this.state.set(kaiState(value)));
    rules.changed.on(() => this.publishTools());
    this.publishTools();
  }

  /** Opens the links of the active profile, or of another one after a change. */
  async sync(): Promise<void> {
    for (const { id } of this.parts.list.orphans()) await this.forget(id).catch(() => {});
    await this.parts.servers.sync();
    this.publishTools();
  }

  async saveServer(
    draft: KaiServerDraft,
    apiKey: string | null | undefined,
    keep: Keep,
  ): Promise<KaiServerView> {
    const { list } = this.parts;
    const server = list.fromDraft(draft);
    // A key must not follow an address to another host unless the person says so by entering it
    // again.
    const isElsewhere =
      draft.serverId !== null && !isSameOrigin(list.find(draft.serverId).url, server.url);
    const nextKey = apiKey === undefined && isElsewhere ? null : apiKey;
    if (nextKey !== undefined && !this.isBuiltIn(server.id))
      await this.storeKey(server.id, nextKey, keep);
    list.save(server);
    this.audit('server.saved', server.name, server.url);
    await this.sync();
    return this.view(server.id);
  }

  async setKey(serverId: string, apiKey: string | null, keep: Keep): Promise<void> {
    const server = this.parts.list.find(serverId);
    if (this.isBuiltIn(serverId))
      throw new AppError('INVALID_INPUT', { params: { detail: 'server' } });
    await this.storeKey(serverId, apiKey, keep);
    this.audit(apiKey === null ? 'key.removed' : 'key.set', server.name, '');
    await this.sync();
  }

  async removeServer(serverId: string): Promise<void> {
    const server = this.parts.list.find(serverId);
    if (this.isBuiltIn(serverId))
      throw new AppError('INVALID_INPUT', { params: { detail: 'server' } });
    await this.forget(serverId);
    this.audit('server.removed', server.name, server.url);
    await this.sync();
  }

  async enableServer(serverId: string, enabled: boolean): Promise<void> {
    this.parts.list.save({ ...this.parts.list.find(serverId), enabled });
    await this.sync();
  }

  /** The layered check of a saved server. */
  async checks(serverId: string): Promise<{ checks: HealthCheck[]; dispose: () => Promise<void> }> {
    const { server, apiKey } = await this.parts.servers.complete(this.parts.list.find(serverId));
    return this.checksOf(server, apiKey);
  }

  /** The same for something typed and not yet saved. */
  async draftChecks(
    draft: KaiServerDraft,
    apiKey: string | null | undefined,
  ): Promise<{ checks: HealthCheck[]; dispose: () => Promise<void> }> {
    const { list, servers } = this.parts;
    const { server, apiKey: kept } = await servers.complete(list.fromDraft(draft));
    const isElsewhere =
      draft.serverId !== null &&
      !this.isBuiltIn(server.id) &&
      !isSameOrigin(list.find(draft.serverId).url, server.url);
    return this.checksOf(server, apiKey === undefined ? (isElsewhere ? null : kept) : apiKey);
  }

  /**
   * The first enabled server, whose checks stand for KAI in the whole diagnosis; null when there is
   * none.
   */
  firstServerId(): string | null {
    return this.parts.list.all().find(({ enabled }) => enabled)?.id ?? null;
  }

  setToolTimeout({ serverId, toolName }: ToolAddress, timeoutSeconds: number | null): void {
    const server = this.parts.list.find(serverId);
    const { [toolName]: _before, ...others } = server.toolTimeouts;
    this.parts.list.save({
      ...server,
      toolTimeouts: timeoutSeconds === null ? others : { ...others, [toolName]: timeoutSeconds },
    });
    void this.sync();
  }

  setPolicy(address: ToolAddress, policy: ToolPolicy): void {
    const tool = this.findTool(address);
    if (policy !== 'never' && policy !== 'ask' && this.parts.drift.statusOf(address) !== 'known')
      throw new AppError('TOOL_BLOCKED', { params: { tool: address.toolName } });
    this.parts.rules.setPolicy(address, policy);
    this.audit(`rule.${policy}`, `${tool.serverName}/${address.toolName}`, 'any arguments');
  }

  removeRule(ruleId: string): void {
    const removed = this.parts.rules.remove(ruleId);
    if (removed)
      this.audit(
        'rule.removed',
        `${this.nameOf(removed.serverId)}/${removed.toolName}`,
        removed.policy,
      );
  }

  /** Calls a tool on the person's own word. A blocked tool is nobody's to call. */
  call(
    address: ToolAddress,
    payload: string,
    source: 'console' | 'command',
    timeoutSeconds?: number,
    signal?: AbortSignal,
  ): RunningCall {
    const tool = this.findTool(address);
    if (this.parts.drift.statusOf(address) === 'blocked')
      throw new AppError('TOOL_BLOCKED', { params: { tool: address.toolName } });
    return this.parts.calls.begin({
      tool,
      payload: parsePayload(payload),
      source,
      timeoutSeconds,
      ...(signal && { signal }),
    });
  }

  rerun(callId: string): RunningCall {
    const { serverId, toolName, payload, timeoutSeconds } = this.parts.calls.get(callId);
    return this.call({ serverId, toolName }, payload, 'console', timeoutSeconds);
  }

  /** With progress of those that run. */
  calls(
    filter: { serverId?: string | undefined; toolName?: string | undefined },
    limit: number,
    beforeId?: string,
  ): StoredCall[] {
    return this.parts.history
      .list(filter, limit, beforeId)
      .map((call) =>
        call.ms === null ? { ...this.parts.calls.get(call.id), result: null } : call,
      );
  }

  drift(address: ToolAddress): ToolDrift {
    const isListed = this.parts.servers.tools().some((tool) => isAt(tool, address));
    return this.parts.drift.describe(address, isListed);
  }

  acceptDrift(address: ToolAddress): void {
    this.parts.drift.accept(address);
    this.audit('drift.accepted', `${this.nameOf(address.serverId)}/${address.toolName}`, '');
    this.publishTools();
  }

  blockDrift(address: ToolAddress): void {
    this.parts.drift.block(address);
    this.audit('drift.blocked', `${this.nameOf(address.serverId)}/${address.toolName}`, '');
    this.publishTools();
  }

  setMapping(botToolName: string, target: ToolAddress | null): void {
    if (target) this.findTool(target);
    const before = this.mappings().find((one) => one.botToolName === botToolName);
    this.parts.store.saveMapping(this.profileKey(), {
      botToolName,
      target,
      lastAskedAt: before?.lastAskedAt ?? null,
    });
    this.audit(
      'mapping.changed',
      botToolName,
      target ? `${this.nameOf(target.serverId)}/${target.toolName}` : 'by name',
    );
    this.publishTools();
  }

  auditLog(limit: number, beforeNumber?: number): AuditEntry[] {
    return this.parts.audit.newest(limit, beforeNumber, {
      group: 'approvals',
      actor: null,
      text: '',
    });
  }

  /** The language changed. */
  republish(): void {
    this.parts.servers.republish();
  }

  async dispose(): Promise<void> {
    this.parts.calls.dispose();
    await this.parts.servers.dispose();
    this.parts.history.flush();
  }

  /** TOOL_MISSING, or why its server cannot be used. */
  findTool(address: ToolAddress): CatalogTool {
    this.parts.servers.connectionOf(address.serverId);
    const found = this.parts.servers.tools().find((tool) => isAt(tool, address));
    if (!found) throw new AppError('TOOL_MISSING', { params: { tool: address.toolName } });
    return found;
  }

  private async findForBot(name: string, signal: AbortSignal): Promise<CatalogTool | null> {
    const { servers, store } = this.parts;
    if (!resolveTool(name, servers.tools(), this.mappings())) await servers.settled(signal);
    const before = this.mappings().find(({ botToolName }) => botToolName === name);
    store.saveMapping(this.profileKey(), {
      botToolName: name,
      target: before?.target ?? null,
      lastAskedAt: this.options.clock.now(),
    });
    this.mapping.set(describeMappings(this.mappings(), servers.tools()));
    return resolveTool(name, servers.tools(), this.mappings());
  }

  private checksOf(
    server: KaiConnection['options']['server'],
    apiKey: string | null,
  ): { checks: HealthCheck[]; dispose: () => Promise<void> } {
    const { connectionOptions, questions, drift } = this.parts;
    const connection = new KaiConnection({ ...connectionOptions, server, apiKey });
    const isChanged = (tool: CatalogTool): boolean =>
      drift.statusOf({ serverId: tool.serverId, toolName: tool.definition.name }) !== 'known';
    return {
      checks: kaiChecks({ server, hasKey: apiKey !== null, connection, questions, isChanged }),
      dispose: () => connection.dispose(),
    };
  }

  private publishTools(): void {
    const { servers, rules } = this.parts;
    const tools = servers.tools();
    this.mapping.set(describeMappings(this.mappings(), tools));
    this.tools.set(tools.map((tool) => this.toolView(tool)));
    this.rules.set(
      rules.all().map((rule) => ({ ...rule, serverName: this.nameOf(rule.serverId) })),
    );
  }

  private toolView(tool: CatalogTool): KaiTool {
    const { definition, input, serverId, serverName } = tool;
    const address = { serverId, toolName: definition.name };
    return {
      ...address,
      serverName,
      title: definition.title,
      description: definition.description,
      inputSchema: JSON.stringify(definition.inputSchema),
      outputSchema: definition.outputSchema && JSON.stringify(definition.outputSchema),
      hints: definition.hints,
      schemaProblem: 'problem' in input ? input.problem : null,
      ...this.parts.approval.policyOf(tool),
      drift: this.parts.drift.statusOf(address),
      warnings: findTextWarnings(definition),
      timeoutSeconds: this.parts.limitsOf(tool).timeoutSeconds,
      botToolNames: this.mapping.value
        .filter(
          ({ target }) => target?.serverId === serverId && target.toolName === definition.name,
        )
        .map(({ botToolName }) => botToolName),
    };
  }

  private mappings(): StoredMapping[] {
    return this.parts.store.mappings(this.profileKey());
  }

  private profileKey(): string {
    return this.options.activeProfile()?.id ?? '';
  }

  private nameOf(serverId: string): string {
    return this.parts.list.all().find(({ id }) => id === serverId)?.name ?? serverId;
  }

  private view(serverId: string): KaiServerView {
    const found = this.parts.servers.views.value.find(({ id }) => id === serverId);
    if (!found) throw new AppError('KAI_SERVER_MISSING');
    return found;
  }

  private isBuiltIn(serverId: string): boolean {
    return this.parts.servers.views.value.some(({ id, builtIn }) => id === serverId && builtIn);
  }

  private async forget(serverId: string): Promise<void> {
    const { list, store, rules, drift } = this.parts;
    await this.options.keys.delete(serverId);
    list.remove(serverId);
    store.forgetServer(serverId);
    rules.forgetServer(serverId);
    drift.forgetServer(serverId);
  }

  private async storeKey(serverId: string, apiKey: string | null, keep: Keep): Promise<void> {
    if (apiKey === null) await this.options.keys.delete(serverId);
    else await this.options.keys.set(serverId, apiKey, keep);
  }

  private audit(action: string, subject: string, detail: string): void {
    this.parts.audit.add({ action, subject, detail });
  }
}

function isSameOrigin(one: string, other: string): boolean {
  return new URL(one).origin === new URL(other).origin;
}

function isAt({ serverId, definition }: CatalogTool, address: ToolAddress): boolean {
  return serverId === address.serverId && definition.name === address.toolName;
}
