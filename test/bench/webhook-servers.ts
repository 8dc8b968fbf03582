import { createServer } from 'node:http';
import { serve as serveHono } from '@hono/node-server';
import { Hono } from 'hono';
import { MemorySecretStore } from '../../src/adapters/memory-secret-store';
import { MemorySettingsStore } from '../../src/adapters/memory-settings-store';
import { Translator } from '../../src/core/lib/translator';
import { HttpClient } from '../../src/core/net/http-client';
import { systemClock } from '../../src/core/ports/clock';
import type { InboxWriter } from '../../src/core/ports/inbox-writer';
import type { Database } from '../../src/core/storage/database';
import { DirectInboxWriter } from '../../src/core/webhook/store/direct-inbox-writer';
import { WebhookProfiles } from '../../src/core/app/webhook-profiles';
import { openStorage } from '../../src/core/storage/open-storage';
import { RuleAndTestStore } from '../../src/core/webhook/store/rule-and-test-store';
import { WebhookInboxStore } from '../../src/core/webhook/store/webhook-inbox-store';
import { WebhookReadStore } from '../../src/core/webhook/store/webhook-read-store';
import { WorkerInboxWriter } from '../../src/core/webhook/store/worker-inbox-writer';
import { WebhookService } from '../../src/core/webhook/webhook-service';

/**
 * `echo`: the baseline. `same-thread`: ours with the writer in the listener's thread. `per-commit`:
 * the control.
 */
export const SERVERS = ['echo', 'ours', 'same-thread', 'per-commit', 'bare-node'] as const;
export type ServerName = (typeof SERVERS)[number];

const KEY = 'f6'.repeat(32);

/** Runs one of them until the process is killed, and tells the parent its port. */
export async function serve(name: ServerName, folder: string): Promise<void> {
  process.send?.({
    token: '',
    ...(name === 'echo'
      ? await echo()
      : name === 'bare-node'
        ? await bareNode()
        : await ours(name, folder)),
  });
}

function echo(): Promise<{ port: number }> {
  const app = new Hono();
  app.post('/webhook/coze', async (context) => context.json(await context.req.json()));
  return new Promise((resolve) =>
    serveHono({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ port }),
    ),
  );
}

function bareNode(): Promise<{ port: number }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.stringify(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      });
      response.end(body);
    });
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ port: typeof address === 'object' && address ? address.port : 0 });
    }),
  );
}

async function ours(name: ServerName, folder: string): Promise<{ port: number; token: string }> {
  const { database } = openStorage(folder, KEY, () => new Date());
  const settings = new MemorySettingsStore([]);
  const service = new WebhookService({
    reader: new WebhookReadStore(database),
    writer: writerOf(name, database),
    rulesAndTests: new RuleAndTestStore(database),
    secrets: new MemorySecretStore(),
    settings,
    profiles: new WebhookProfiles(settings, null),
    clock: systemClock,
    receivers: [],
    http: new HttpClient(),
    translator: new Translator('en'),
    durable: true,
    isAlive: () => false,
  });
  await service.begin();
  await service.listen(0);
  return { port: Number(new URL(service.ownUrl()).port), token: service.keys.token ?? '' };
}

function writerOf(name: ServerName, database: Database): InboxWriter {
  const direct = new DirectInboxWriter(database);
  if (name === 'same-thread') return direct;
  if (name === 'ours')
    return new WorkerInboxWriter(process.argv[1] ?? '', { path: database.path, key: KEY });
  const store = new WebhookInboxStore(database);
  const { record, recordAnswers, redrive, adopt, takeOver, prune } = direct;
  return {
    append: (entries) => Promise.resolve(entries.flatMap((entry) => store.append([entry]))),
    record,
    recordAnswers,
    redrive,
    adopt,
    takeOver,
    prune,
    close: () => direct.close(),
  };
}
