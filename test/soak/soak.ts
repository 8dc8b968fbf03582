import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';
import { MemorySecretStore } from '../../src/adapters/memory-secret-store';
import { MemorySettingsStore } from '../../src/adapters/memory-settings-store';
import { App } from '../../src/core/app/app';
import { systemClock } from '../../src/core/ports/clock';
import { silentLogger } from '../../src/core/ports/logger';
import { kaiKeyName } from '../../src/core/setup/secret-vault';
import { kaiServerSchema } from '../../src/shared/model/kai';

/**
 * The soak run: the whole product for many minutes at fifty requests a second (calls to Coze and
 * KAI, questions, deliveries) against a sandbox in another process, with the limit of the guide
 * lifted. Prints memory, handles and failures every half minute, and at the end what the last five
 * minutes took beside the first five after a warm-up. Fails as well when a call fails, or when
 * fewer are answered than were to be made.
 */
const MINUTES = Number(process.argv[2] ?? 20);
const QPS = 50;
/**
 * By then what is kept up to a limit (pages of the database, answers, the log of messages) is
 * nearly full.
 */
const WARM_UP_MINUTES = Math.min(5, MINUTES / 4);
/** So long the two stretches are that are held against each other (R9). */
const STRETCH_MINUTES = Math.min(5, MINUTES / 4);
const BAR = 1.1;
/** Of the calls that were to be made, so many must have been answered. */
const RATE_BAR = 0.98;
const SAMPLE_MS = 5000;
const MEGABYTE = 1024 * 1024;

const child = spawn(process.execPath, [resolve('out/cli/salon.js'), 'sandbox'], {
  stdio: ['ignore', 'pipe', 'ignore'],
});
const [line] = await once(createInterface(child.stdout), 'line');
const ready = z
  .object({
    coze: z.object({ apiBase: z.string(), pat: z.string(), botId: z.string() }),
    kai: z.object({ url: z.string(), apiKey: z.string() }),
  })
  .parse(JSON.parse(String(line)));
const folder = mkdtempSync(join(tmpdir(), 'salon-soak-'));
const SERVER = kaiServerSchema.parse({
  id: 'soak',
  profileId: null,
  name: 'KAI',
  url: ready.kai.url,
  local: true,
});
const settings = new MemorySettingsStore([], null, [SERVER]);
settings.changeSettings({ requestsPerMinute: 60_000, burstSize: 1000 });
const app = new App({
  dataFolder: folder,
  language: 'en',
  secrets: new MemorySecretStore(),
  settings,
  kai: { approver: () => ({ allows: 'read-only', asks: false }) },
  clock: systemClock,
  logger: silentLogger,
  webhookPort: 0,
  sandbox: {
    start: () => Promise.reject(new Error('the sandbox runs beside')),
    dispose: () => Promise.resolve(),
  },
});
await app.setup.setForThisRun(kaiKeyName(SERVER.id), Buffer.from(ready.kai.apiKey, 'utf8'));
await app.start();
app.setup.offerPat(ready.coze.pat);
await app.diagnosis.saveDraft(
  {
    profileId: null,
    platform: 'studio',
    apiBase: ready.coze.apiBase,
    auth: 'pat',
    appId: '',
    kid: '',
    botId: ready.coze.botId,
  },
  'keychain',
);
const webhooks = await app.webhooks();
await webhooks.begin();
await webhooks.listen(0);
const chat = await app.chat();
const { resources } = await app.connection.get();
const kai = await app.kai.get();
await kai.servers.settled(AbortSignal.timeout(10_000));

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');
const counts = { done: 0, failed: 0 };
const samples: { minute: number; rssMb: number; heapMb: number; handles: number }[] = [];

chat.ended.on(({ status }) => {
  if (status === 'failed') counts.failed += 1;
});

async function count(work: Promise<unknown>): Promise<void> {
  try {
    await work;
    counts.done += 1;
  } catch {
    counts.failed += 1;
  }
}

/** Only what was taken counts: a refusal is an answer, but a failure here. */
async function deliver(number: number): Promise<void> {
  const response = await fetch(webhooks.ownUrl(), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${webhooks.keys.token ?? ''}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ event: 'soak', id: `soak-${number}`, data: { number } }),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`refused with ${response.status}`);
}

async function callTool(): Promise<void> {
  const { result, error } = await kai.console.call(
    { serverId: SERVER.id, toolName: 'coffee_knowledge_query' },
    JSON.stringify({ query: '埃塞俄比亚咖啡特点' }),
    'command',
    30,
  ).ended;
  if (error || result?.isError === true) throw new Error(error?.code ?? 'the tool failed');
}

/**
 * One in fifty is a question; of ten others one is a delivery and one a tool call, the rest ask
 * Coze something small, no two the same, so that none shares another's answer.
 */
function one(number: number): Promise<unknown> {
  if (number % 50 === 0)
    return Promise.resolve(chat.send(chat.createConversation().id, '手冲咖啡的水温是多少？'));
  if (number % 10 === 0) return deliver(number);
  if (number % 10 === 5) return callTool();
  return resources.conversations(number, { refresh: true });
}

const begun = performance.now();
let sampledAt = 0;
let number = 0;
for (; performance.now() - begun < MINUTES * 60_000; number += 1) {
  void count(one(number));
  const elapsed = performance.now() - begun;
  if (elapsed - sampledAt > SAMPLE_MS) {
    sampledAt = elapsed;
    if (typeof collect === 'function') collect();
    const { rss, heapUsed } = process.memoryUsage();
    samples.push({
      minute: elapsed / 60_000,
      rssMb: rss / MEGABYTE,
      heapMb: heapUsed / MEGABYTE,
      handles: process.getActiveResourcesInfo().length,
    });
    if (samples.length % 6 === 0) console.log(JSON.stringify({ ...samples.at(-1), ...counts }));
  }
  await setTimeout(Math.max(0, (number + 1) * (1000 / QPS) - (performance.now() - begun)));
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const between = (from: number, to: number): typeof samples =>
  samples.filter(({ minute }) => minute > from && minute <= to);
const first = between(WARM_UP_MINUTES, WARM_UP_MINUTES + STRETCH_MINUTES);
const last = between(MINUTES - STRETCH_MINUTES, MINUTES);
const ratioOf = (field: 'rssMb' | 'heapMb' | 'handles'): number =>
  Number(
    (
      mean(last.map((sample) => sample[field])) / mean(first.map((sample) => sample[field]))
    ).toPrecision(4),
  );
const ratios = { rss: ratioOf('rssMb'), heap: ratioOf('heapMb'), handles: ratioOf('handles') };
const passed =
  ratios.rss <= BAR &&
  ratios.heap <= BAR &&
  ratios.handles <= BAR &&
  counts.failed === 0 &&
  counts.done >= number * RATE_BAR;
console.log(
  JSON.stringify({
    name: 'soak',
    minutes: MINUTES,
    qps: Number((counts.done / (MINUTES * 60)).toPrecision(3)),
    asked: number,
    ...counts,
    ratios,
    bar: BAR,
    passed,
  }),
);
await app.dispose();
child.kill('SIGTERM');
rmSync(folder, { recursive: true, force: true });
process.exit(passed ? 0 : 1);
