import type { ToolAddress, ToolMapping } from '../../../shared/model/kai';
import type { ApprovalRule } from '../../../shared/model/kai-approval';
import type { KaiTool, ToolDrift, ToolPolicy } from '../../../shared/model/kai-tool';
import { AppError } from '../../lib/errors';
import { Observable } from '../../lib/observable';
import type { Clock } from '../../ports/clock';
import type { AuditLog } from '../../storage/audit-log';
import type { ApprovalRules } from '../approval/approval-rules';
import type { DriftWatch } from '../approval/drift-watch';
import type { ToolApproval } from '../approval/tool-approval';
import { findTextWarnings } from '../approval/text-warnings';
import type { KaiServers } from '../connection/kai-servers';
import type { ServerList } from '../connection/server-list';
import type { KaiStore, StoredMapping } from '../store/kai-store';
import type { CatalogTool } from './tool-definition';
import { describeMappings, resolveTool } from './tool-mapping';

export interface ToolDirectoryOptions {
  list: ServerList;
  servers: KaiServers;
  store: KaiStore;
  rules: ApprovalRules;
  approval: ToolApproval;
  drift: DriftWatch;
  audit: AuditLog;
  clock: Clock;
  limitsOf: (tool: CatalogTool) => { timeoutSeconds: number };
  activeProfile: () => { id: string } | null;
}

/** All tools of all servers: resolves names, tells who may run a tool, and what changed. */
export class ToolDirectory {
  readonly views = new Observable<KaiTool[]>([]);
  readonly rules = new Observable<ApprovalRule[]>([]);
  readonly mapping = new Observable<ToolMapping[]>([]);

  constructor(private readonly options: ToolDirectoryOptions) {
    const { servers, drift, rules } = options;
    servers.listed.on(({ server, tools }) => {
      drift.record(
        server.id,
        tools.map(({ definition }) => definition),
      );
      this.publish();
    });
    rules.changed.on(() => this.publish());
    this.publish();
  }

  /** TOOL_MISSING, or the reason why its server cannot be used. */
  find(address: ToolAddress): CatalogTool {
    const { servers } = this.options;
    servers.connectionOf(address.serverId);
    const found = servers.tools().find((tool) => isAt(tool, address));
    if (!found) throw new AppError('TOOL_MISSING', { params: { tool: address.toolName } });
    return found;
  }

  /**
   * Resolves a bot's name for a tool and records that it was asked for. Waits for connections being
   * opened.
   */
  async findForBot(name: string, signal: AbortSignal): Promise<CatalogTool | null> {
    const { servers, store, clock } = this.options;
    if (!resolveTool(name, servers.tools(), this.mappings())) await servers.settled(signal);
    const before = this.mappings().find(({ botToolName }) => botToolName === name);
    store.saveMapping(this.profileKey(), {
      botToolName: name,
      target: before?.target ?? null,
      lastAskedAt: clock.now(),
    });
    this.mapping.set(describeMappings(this.mappings(), servers.tools()));
    return resolveTool(name, servers.tools(), this.mappings());
  }

  /** TOOL_BLOCKED: a changed tool must be accepted before it may run without asking. */
  setPolicy(address: ToolAddress, policy: ToolPolicy): void {
    const { drift, rules } = this.options;
    const tool = this.find(address);
    if (policy !== 'never' && policy !== 'ask' && drift.statusOf(address) !== 'known')
      throw new AppError('TOOL_BLOCKED', { params: { tool: address.toolName } });
    rules.setPolicy(address, policy);
    this.record(`rule.${policy}`, `${tool.serverName}/${address.toolName}`, 'any arguments');
  }

  removeRule(ruleId: string): void {
    const removed = this.options.rules.remove(ruleId);
    if (removed) this.record('rule.removed', this.labelOf(removed), removed.policy);
  }

  drift(address: ToolAddress): ToolDrift {
    const { servers, drift } = this.options;
    const isListed = servers.tools().some((tool) => isAt(tool, address));
    return drift.describe(address, isListed);
  }

  acceptDrift(address: ToolAddress): void {
    this.options.drift.accept(address);
    this.record('drift.accepted', this.labelOf(address), '');
    this.publish();
  }

  blockDrift(address: ToolAddress): void {
    this.options.drift.block(address);
    this.record('drift.blocked', this.labelOf(address), '');
    this.publish();
  }

  /** `target` null resolves by name again. */
  setMapping(botToolName: string, target: ToolAddress | null): void {
    if (target) this.find(target);
    const before = this.mappings().find((one) => one.botToolName === botToolName);
    this.options.store.saveMapping(this.profileKey(), {
      botToolName,
      target,
      lastAskedAt: before?.lastAskedAt ?? null,
    });
    this.record('mapping.changed', botToolName, target ? this.labelOf(target) : 'by name');
    this.publish();
  }

  /** Publishes the present state of everything. */
  publish(): void {
    const { servers, rules } = this.options;
    const tools = servers.tools();
    this.mapping.set(describeMappings(this.mappings(), tools));
    this.views.set(tools.map((tool) => this.viewOf(tool)));
    this.rules.set(
      rules.all().map((rule) => ({ ...rule, serverName: this.nameOf(rule.serverId) })),
    );
  }

  private viewOf(tool: CatalogTool): KaiTool {
    const { approval, drift, limitsOf } = this.options;
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
      ...approval.policyOf(tool),
      drift: drift.statusOf(address),
      warnings: findTextWarnings(definition),
      timeoutSeconds: limitsOf(tool).timeoutSeconds,
      botToolNames: this.mapping.value
        .filter(
          ({ target }) => target?.serverId === serverId && target.toolName === definition.name,
        )
        .map(({ botToolName }) => botToolName),
    };
  }

  private mappings(): StoredMapping[] {
    return this.options.store.mappings(this.profileKey());
  }

  private profileKey(): string {
    return this.options.activeProfile()?.id ?? '';
  }

  private labelOf({ serverId, toolName }: ToolAddress): string {
    return `${this.nameOf(serverId)}/${toolName}`;
  }

  private nameOf(serverId: string): string {
    return this.options.list.all().find(({ id }) => id === serverId)?.name ?? serverId;
  }

  private record(action: string, subject: string, detail: string): void {
    this.options.audit.add({ action, subject, detail });
  }
}

function isAt({ serverId, definition }: CatalogTool, address: ToolAddress): boolean {
  return serverId === address.serverId && definition.name === address.toolName;
}
