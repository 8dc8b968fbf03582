import { randomUUID } from 'node:crypto';
import type { ToolCallRecord } from '../../../shared/model/chat';
import type {
  ApprovalAnswer,
  ArgumentPattern,
  PendingApproval,
} from '../../../shared/model/kai-approval';
import type { DriftStatus, ToolPolicy, KaiTool } from '../../../shared/model/kai-tool';
import { AppError } from '../../lib/errors';
import { Observable } from '../../lib/observable';
import type { Approver } from '../../ports/tool-backend';
import type { Clock } from '../../ports/clock';
import type { AuditLog } from '../../storage/audit-log';
import { patternFor } from './argument-pattern';
import type { ServerList } from '../connection/server-list';
import type { ApprovalRules } from './approval-rules';
import type { DriftWatch } from './drift-watch';
import { findTextWarnings } from './text-warnings';
import type { CatalogTool } from '../tools/tool-definition';

/** Why a call may run or not. */
export type Because = NonNullable<ToolCallRecord['approval']>;
export interface Decision {
  allowed: boolean;
  because: Because;
}

export interface ApprovalOptions {
  rules: ApprovalRules;
  drift: DriftWatch;
  /** Tells which servers' hints about their tools are trusted. */
  list: ServerList;
  audit: AuditLog;
  clock: Clock;
  /** Read for every decision. */
  approver: () => Approver;
}

/** The call to be decided. */
export interface Wanted {
  tool: CatalogTool;
  payload: Record<string, unknown>;
  conversationId: string | null;
  turnId: string | null;
  toolCallId: string | null;
}

type Settle = (answer: ApprovalAnswer, pattern: ArgumentPattern | null) => void;

/**
 * Decides whether a bot's tool call may run. Every decision is written to the audit log before the
 * call starts.
 */
export class ToolApproval {
  readonly pending = new Observable<PendingApproval[]>([]);
  private readonly settlers = new Map<string, Settle>();

  constructor(private readonly options: ApprovalOptions) {}

  /**
   * Answers at once where a rule decides, otherwise waits for the person; `onPending` receives the
   * approval's id. ABORTED when the signal fires meanwhile.
   */
  async decide(
    wanted: Wanted,
    signal: AbortSignal,
    onPending: (approvalId: string) => void,
  ): Promise<Decision> {
    const ruled = this.byRule(wanted);
    const decision = ruled ?? (await this.ask(wanted, signal, onPending));
    const detail = JSON.stringify(wanted.payload).slice(0, 500);
    this.options.audit.add({
      action: `approval.${decision.because}`,
      subject: nameOf(wanted.tool),
      detail,
      ...(ruled ? { actor: 'app' } : {}),
    });
    return decision;
  }

  /**
   * ABORTED when the call no longer waits, TOOL_BLOCKED for a lasting approval of a changed tool.
   */
  answer(approvalId: string, answer: ApprovalAnswer, pattern: ArgumentPattern | null): void {
    const settle = this.settlers.get(approvalId);
    const found = this.pending.value.find(({ id }) => id === approvalId);
    if (!settle || !found) throw new AppError('ABORTED');
    if (found.changed && (answer === 'session' || answer === 'always'))
      throw new AppError('TOOL_BLOCKED', { params: { tool: found.toolName } });
    settle(answer, pattern);
  }

  /** What would happen to a call of this tool now, regardless of its arguments. */
  policyOf(tool: CatalogTool): Pick<KaiTool, 'policy' | 'because'> {
    const drift = this.driftOf(tool);
    const policy: ToolPolicy = this.options.rules.policyOf(addressOf(tool));
    if (drift === 'blocked') return { policy: 'never', because: 'drift' };
    if (drift === 'changed' && policy !== 'never') return { policy: 'ask', because: 'drift' };
    if (policy !== 'ask') return { policy, because: 'rule' };
    return this.isTrusted(tool)
      ? { policy: 'always', because: 'read-only-hint' }
      : { policy: 'ask', because: 'default' };
  }

  private byRule({ tool, payload }: Wanted): Decision | null {
    const drift = this.driftOf(tool);
    if (drift === 'blocked') return { allowed: false, because: 'blocked' };
    const rule = this.options.rules.matching(addressOf(tool), payload);
    if (rule?.policy === 'never') return { allowed: false, because: 'never' };
    const approver = this.options.approver();
    if (drift === 'changed') return approver.asks ? null : { allowed: false, because: 'blocked' };
    if (rule) return { allowed: true, because: rule.policy };
    if (this.isTrusted(tool)) return { allowed: true, because: 'read-only-hint' };
    if (approver.allows === 'all' || (approver.allows === 'read-only' && isReadOnly(tool)))
      return { allowed: true, because: 'command' };
    return approver.asks ? null : { allowed: false, because: 'refused' };
  }

  private isTrusted(tool: CatalogTool): boolean {
    return isReadOnly(tool) && this.options.list.find(tool.serverId).trustReadOnlyHints;
  }

  private async ask(
    wanted: Wanted,
    signal: AbortSignal,
    onPending: (approvalId: string) => void,
  ): Promise<Decision> {
    const request = this.describe(wanted);
    const { answer, pattern } = await this.waitFor(request, signal, onPending);
    const address = addressOf(wanted.tool);
    if (answer === 'session' || answer === 'always' || answer === 'never') {
      this.options.rules.add(address, answer, pattern);
      this.options.audit.add({
        action: `rule.${answer}`,
        subject: nameOf(wanted.tool),
        detail: pattern ? JSON.stringify(pattern) : 'any arguments',
      });
    }
    if (answer === 'refuse') return { allowed: false, because: 'refused' };
    return { allowed: answer !== 'never', because: answer };
  }

  private waitFor(
    request: PendingApproval,
    signal: AbortSignal,
    onPending: (approvalId: string) => void,
  ): Promise<{ answer: ApprovalAnswer; pattern: ArgumentPattern | null }> {
    return new Promise((resolve, reject) => {
      const close = (): void => {
        signal.removeEventListener('abort', onAbort);
        this.settlers.delete(request.id);
        this.pending.set(this.pending.value.filter(({ id }) => id !== request.id));
      };
      const onAbort = (): void => {
        close();
        this.options.audit.add({
          action: 'approval.withdrawn',
          subject: `${request.serverName}/${request.toolName}`,
          detail: '',
        });
        reject(new AppError('ABORTED'));
      };
      if (signal.aborted) return reject(new AppError('ABORTED'));
      signal.addEventListener('abort', onAbort, { once: true });
      this.settlers.set(request.id, (answer, pattern) => {
        close();
        resolve({ answer, pattern });
      });
      this.pending.set([...this.pending.value, request]);
      onPending(request.id);
    });
  }

  private describe({ tool, payload, conversationId, turnId, toolCallId }: Wanted): PendingApproval {
    const { definition } = tool;
    return {
      id: randomUUID(),
      ...addressOf(tool),
      serverName: tool.serverName,
      title: definition.title,
      description: definition.description,
      arguments: JSON.stringify(payload),
      readOnly: isReadOnly(tool),
      destructive: definition.hints.destructive === true,
      warnings: findTextWarnings(definition),
      changed: this.driftOf(tool) === 'changed',
      conversationId,
      turnId,
      toolCallId,
      requestedAt: new Date(this.options.clock.now()).toISOString(),
      suggestedPattern: patternFor(payload),
    };
  }

  private driftOf(tool: CatalogTool): DriftStatus {
    return this.options.drift.statusOf(addressOf(tool));
  }
}

/** The tool declares itself read-only and does not contradict itself. */
function isReadOnly({ definition: { hints } }: CatalogTool): boolean {
  return hints.readOnly === true && hints.destructive !== true;
}

function addressOf({ serverId, definition }: CatalogTool): { serverId: string; toolName: string } {
  return { serverId, toolName: definition.name };
}

/** Name of the tool in the audit log. */
export function nameOf({ serverName, definition }: CatalogTool): string {
  return `${serverName}/${definition.name}`;
}
