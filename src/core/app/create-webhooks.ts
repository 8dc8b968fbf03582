import { Lazy } from '../lib/lazy';
import { isAlive } from '../lib/process-alive';
import { HttpClient } from '../net/http-client';
import type { InboxWriter } from '../ports/inbox-writer';
import type { Database } from '../storage/database';
import { databaseKey } from '../storage/database-key';
import type { TunnelService } from '../tunnel/tunnel-service';
import { DirectInboxWriter } from '../webhook/store/direct-inbox-writer';
import { RuleAndTestStore } from '../webhook/store/rule-and-test-store';
import { WebhookReadStore } from '../webhook/store/webhook-read-store';
import { WorkerInboxWriter } from '../webhook/store/worker-inbox-writer';
import { WebhookService } from '../webhook/webhook-service';
import type { AppContext } from './app-context';
import type { AppPorts } from './app-ports';
import type { OpenedChat } from './create-chat';
import type { Monitoring } from './monitoring';
import type { Notifications } from './notifications';
import { WebhookProfiles } from './webhook-profiles';
import { chatReceiver, notificationReceiver } from './webhook-receivers';

export interface CreateWebhooksOptions extends Pick<
  AppContext,
  | 'storage'
  | 'secrets'
  | 'settings'
  | 'clock'
  | 'translator'
  | 'meter'
  | 'audit'
  | 'setup'
  | 'lifetime'
> {
  ports: Pick<AppPorts, 'inboxProgram' | 'webhookPort' | 'webhookProfileOverride'>;
  chat: Lazy<OpenedChat>;
  notifications: Notifications;
  monitoring: Monitoring;
  tunnel: TunnelService;
}

/** The webhooks, opened once the chat is: it receives the deliveries. */
export function createLazyWebhooks(options: CreateWebhooksOptions): Lazy<WebhookService> {
  const { storage, secrets, chat, notifications, monitoring, tunnel, lifetime } = options;
  const lazy = new Lazy(async () => {
    await chat.get();
    const { database } = await storage.get();
    // An in-memory database is discarded at the end, so its key is not needed.
    const key = database.path === ':memory:' ? null : await databaseKey(secrets);
    return createWebhooks(database, key, options);
  });
  lazy.opened.on(({ state }) => {
    notifications.watchWebhooks(state);
    monitoring.services.watchWebhooks(state);
    tunnel.follow(state.value);
    state.subscribe(({ value }) => tunnel.follow(value));
  });
  lifetime.add({ dispose: () => lazy.ifOpened((webhooks) => webhooks.dispose()) });
  return lazy;
}

/**
 * The webhooks with their receivers inside: the chat, and notifications. `key` is that of the
 * database, null for an in-memory one.
 */
function createWebhooks(
  database: Database,
  key: string | null,
  options: CreateWebhooksOptions,
): WebhookService {
  const { ports, settings } = options;
  const profiles = new WebhookProfiles(settings, ports.webhookProfileOverride ?? null);
  return new WebhookService({
    ...options,
    reader: new WebhookReadStore(database),
    writer: createWriter(database, key, ports.inboxProgram ?? null),
    rulesAndTests: new RuleAndTestStore(database),
    profiles,
    receivers: [chatReceiver(options), notificationReceiver(options, profiles)],
    // Requests to other servers must not wait for Coze's rate limit, and each is measured by
    // itself.
    http: new HttpClient({ connections: () => 16 }),
    durable: key !== null,
    port: ports.webhookPort,
    isAlive,
  });
}

/** Writes in a thread if its program is built; otherwise, or in memory, in this one. */
function createWriter(database: Database, key: string | null, program: string | null): InboxWriter {
  if (key === null || program === null) return new DirectInboxWriter(database);
  return new WorkerInboxWriter(program, { path: database.path, key });
}
