import { randomUUID } from 'node:crypto';
import type { ResponseRule } from '../../../shared/model/webhook';
import { Observable } from '../../lib/observable';
import type { RuleAndTestStore } from '../store/rule-and-test-store';
import { ruleFor } from './response-rules';

/**
 * The response rules of all profiles, in memory because every delivery needs them; the active
 * profile's are shown and changed.
 */
export class StoredResponseRules {
  readonly rules: Observable<ResponseRule[]>;

  private readonly known = new Map<string, ResponseRule[]>();

  constructor(
    private readonly store: RuleAndTestStore,
    private readonly profileId: () => string,
  ) {
    this.rules = new Observable(this.of(profileId()));
  }

  find(profileId: string, event: string): ResponseRule | null {
    return ruleFor(this.of(profileId), event);
  }

  /** All rules of a profile. */
  of(profileId: string): ResponseRule[] {
    const known = this.known.get(profileId) ?? this.store.rules(profileId);
    this.known.set(profileId, known);
    return known;
  }

  /** Saves a rule; an empty id adds one. */
  save(rule: ResponseRule): ResponseRule[] {
    this.saveFor(this.profileId(), rule);
    return this.rules.value;
  }

  saveFor(profileId: string, rule: ResponseRule): void {
    this.store.saveRule(profileId, { ...rule, id: rule.id === '' ? randomUUID() : rule.id });
    this.reread();
  }

  remove(id: string): ResponseRule[] {
    this.store.removeRule(this.profileId(), id);
    return this.reread();
  }

  /** To be called when another profile is active, or rules were changed elsewhere. */
  reread(): ResponseRule[] {
    this.known.clear();
    this.rules.set(this.of(this.profileId()));
    return this.rules.value;
  }
}
