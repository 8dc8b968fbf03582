import { randomUUID } from 'node:crypto';
import type { ResponseRule } from '../../shared/model/webhook';
import { Observable } from '../lib/observable';
import type { WebhookDeskStore } from '../storage/webhook-desk-store';
import { ruleFor } from './response-rules';

/** The response rules, kept at hand because every delivery asks for them. */
export class ResponseRuleBook {
  readonly rules: Observable<ResponseRule[]>;

  constructor(private readonly store: WebhookDeskStore) {
    this.rules = new Observable(store.rules());
  }

  find(event: string): ResponseRule | null {
    return ruleFor(this.rules.value, event);
  }

  /** An empty id adds one. */
  save(rule: ResponseRule): ResponseRule[] {
    this.store.saveRule({ ...rule, id: rule.id === '' ? randomUUID() : rule.id });
    return this.reread();
  }

  remove(id: string): ResponseRule[] {
    this.store.removeRule(id);
    return this.reread();
  }

  private reread(): ResponseRule[] {
    this.rules.set(this.store.rules());
    return this.rules.value;
  }
}
