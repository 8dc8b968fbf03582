import { randomUUID } from 'node:crypto';
import type { ToolAddress } from '../../../shared/model/kai';
import type { ArgumentPattern } from '../../../shared/model/kai-approval';
import type { ToolPolicy } from '../../../shared/model/kai-tool';
import { Emitter } from '../../lib/emitter';
import type { Clock } from '../../ports/clock';
import type { KaiStore, StoredRule } from '../store/kai-store';
import { fitsPattern } from './argument-pattern';

/**
 * The operator's approval rules: lasting ones in the store, the others in memory until the app
 * ends. One list, newest first.
 */
export class ApprovalRules {
  readonly changed = new Emitter<void>();
  private session: StoredRule[] = [];
  private kept: StoredRule[];

  constructor(
    private readonly store: KaiStore,
    private readonly clock: Clock,
  ) {
    this.kept = store.rules();
  }

  all(): StoredRule[] {
    return [...this.session, ...this.kept].toSorted((one, other) =>
      one.createdAt < other.createdAt ? 1 : -1,
    );
  }

  add(
    address: ToolAddress,
    policy: StoredRule['policy'],
    pattern: ArgumentPattern | null,
  ): StoredRule {
    const createdAt = new Date(this.clock.now()).toISOString();
    const rule: StoredRule = {
      id: randomUUID(),
      serverId: address.serverId,
      toolName: address.toolName,
      policy,
      pattern,
      createdAt,
    };
    if (policy === 'session') this.session = [rule, ...this.session];
    else this.store.addRule(rule);
    this.announce();
    return rule;
  }

  /** Returns the removed rule, or null when it no longer exists. */
  remove(id: string): StoredRule | null {
    const found = this.all().find((rule) => rule.id === id);
    if (!found) return null;
    this.session = this.session.filter((rule) => rule.id !== id);
    this.store.removeRule(id);
    this.announce();
    return found;
  }

  /** Replaces all rules of the tool with one policy for the whole tool. */
  setPolicy(address: ToolAddress, policy: ToolPolicy): void {
    for (const rule of this.all().filter((one) => isOf(one, address))) {
      this.session = this.session.filter(({ id }) => id !== rule.id);
      this.store.removeRule(rule.id);
    }
    if (policy === 'ask') this.announce();
    else this.add(address, policy, null);
  }

  forgetServer(serverId: string): void {
    this.session = this.session.filter((rule) => rule.serverId !== serverId);
    this.announce();
  }

  /** The rule that decides this call; null when the person has to be asked. */
  matching(address: ToolAddress, payload: Record<string, unknown>): StoredRule | null {
    const fitting = this.all().filter(
      (rule) =>
        isOf(rule, address) && (rule.pattern === null || fitsPattern(rule.pattern, payload)),
    );
    return fitting.find(({ pattern }) => pattern !== null) ?? fitting[0] ?? null;
  }

  private announce(): void {
    this.kept = this.store.rules();
    this.changed.emit();
  }

  /** The policy for the tool as a whole. */
  policyOf(address: ToolAddress): ToolPolicy {
    return this.all().find((rule) => rule.pattern === null && isOf(rule, address))?.policy ?? 'ask';
  }
}

function isOf(rule: ToolAddress, { serverId, toolName }: ToolAddress): boolean {
  return rule.serverId === serverId && rule.toolName === toolName;
}
