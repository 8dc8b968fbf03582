import type { InboxWriter } from '../../ports/inbox-writer';
import type { Database } from '../../storage/database';
import { WebhookInboxStore } from './webhook-inbox-store';

/** Writes in this thread: for an in-memory database, and where there is no program for a thread. */
export class DirectInboxWriter implements InboxWriter {
  private readonly store: WebhookInboxStore;

  constructor(database: Database) {
    this.store = new WebhookInboxStore(database);
  }

  append = async (
    ...input: Parameters<WebhookInboxStore['append']>
  ): ReturnType<InboxWriter['append']> => this.store.append(...input);
  record = async (...input: Parameters<WebhookInboxStore['record']>): Promise<void> =>
    this.store.record(...input);
  recordAnswers = async (...input: Parameters<WebhookInboxStore['recordAnswers']>): Promise<void> =>
    this.store.recordAnswers(...input);
  redrive = async (...input: Parameters<WebhookInboxStore['redrive']>): Promise<number> =>
    this.store.redrive(...input);
  adopt = async (...input: Parameters<WebhookInboxStore['adopt']>): Promise<number> =>
    this.store.adopt(...input);
  takeOver = async (...input: Parameters<WebhookInboxStore['takeOver']>): Promise<void> =>
    this.store.takeOver(...input);
  prune = async (...input: Parameters<WebhookInboxStore['prune']>): Promise<number> =>
    this.store.prune(...input);

  close(): Promise<void> {
    return Promise.resolve();
  }
}
