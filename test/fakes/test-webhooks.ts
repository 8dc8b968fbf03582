import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { afterEach } from 'vitest';
import { MemorySecretStore } from '../../src/adapters/memory-secret-store';
import { MemorySettingsStore } from '../../src/adapters/memory-settings-store';
import { Translator } from '../../src/core/lib/translator';
import { HttpClient } from '../../src/core/net/http-client';
import { systemClock, type Clock } from '../../src/core/ports/clock';
import type { DeliveryReceiver } from '../../src/core/ports/delivery-receiver';
import type { Tunnel } from '../../src/core/ports/tunnel';
import type { InboxWriter } from '../../src/core/ports/inbox-writer';
import { Database } from '../../src/core/storage/database';
import { DirectInboxWriter } from '../../src/core/webhook/store/direct-inbox-writer';
import { migrate } from '../../src/core/storage/migrate';
import { migrations } from '../../src/core/storage/migrations/all-migrations';
import { RuleAndTestStore } from '../../src/core/webhook/store/rule-and-test-store';
import { WebhookReadStore } from '../../src/core/webhook/store/webhook-read-store';
import { WebhookService } from '../../src/core/webhook/webhook-service';
import type { Profile } from '../../src/shared/model/profile';
import { webhookProfilesOf } from './fake-webhook-profiles';
import type { SettingsChange } from '../../src/shared/model/settings';

/** The sample of the guide, step 5.2. */
export const GUIDE_BODY =
  '{"event":"conversation.message","data":{"conversation_id":"conv_123","message":"Hello from Coze"}}';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface TestWebhooks {
  service: WebhookService;
  database: Database;
  reader: WebhookReadStore;
  settings: MemorySettingsStore;
  secrets: MemorySecretStore;
  url: string;
  token: string;
  /** Posts with the right token; `headers` add, replace, or with undefined take away. */
  post(body: string | Buffer, headers?: Record<string, string | undefined>): Promise<Answer>;
}

export interface TestWebhooksOptions {
  receivers?: readonly DeliveryReceiver[];
  /** The first is the active one; default none. */
  profiles?: Profile[];
  clock?: Clock;
  settings?: SettingsChange;
  wrapWriter?: (writer: InboxWriter) => InboxWriter;
  tunnel?: Tunnel;
}

const open: WebhookService[] = [];
afterEach(async () => {
  for (const service of open.splice(0)) await service.dispose();
});

/** A database in memory with the tables of today. */
export function memoryDatabase(): Database {
  const database = new Database(':memory:', null);
  migrate(database, migrations, () => {});
  return database;
}

/** The whole webhook domain on a free port of the loopback address, over a database in memory. */
export async function startTestWebhooks({
  receivers = [],
  profiles = [],
  clock = systemClock,
  settings: change = {},
  wrapWriter = (writer) => writer,
  tunnel,
}: TestWebhooksOptions = {}): Promise<TestWebhooks> {
  const database = memoryDatabase();
  const reader = new WebhookReadStore(database);
  const secrets = new MemorySecretStore();
  const settings = new MemorySettingsStore(profiles);
  settings.changeSettings({ webhookPort: 0, ...change });
  const service = new WebhookService({
    reader,
    writer: wrapWriter(new DirectInboxWriter(database)),
    rulesAndTests: new RuleAndTestStore(database),
    secrets,
    settings,
    profiles: webhookProfilesOf(settings),
    clock,
    receivers,
    http: new HttpClient(),
    translator: new Translator('en'),
    durable: false,
    isAlive: () => false,
    ...(tunnel ? { tunnel } : {}),
  });
  open.push(service);
  await service.begin();
  await service.listen(0);
  const url = service.ownUrl();
  const token = service.keys.token ?? '';
  const post: TestWebhooks['post'] = (body, headers = {}) =>
    ask(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body,
    });
  return { service, database, reader, settings, secrets, url, token, post };
}

/** One request with full control of its headers. */
export function ask(
  url: string,
  options: {
    method?: string;
    headers?: Record<string, string | undefined>;
    body?: string | Buffer;
  },
): Promise<Answer> {
  const headers = Object.fromEntries(
    Object.entries(options.headers ?? {}).filter(([, value]) => value !== undefined),
  );
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      url,
      { method: options.method ?? 'GET', headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(options.body);
  });
}
