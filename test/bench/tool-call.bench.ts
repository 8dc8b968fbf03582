import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { MemorySettingsStore } from '../../src/adapters/memory-settings-store';
import { directDispatcher } from '../../src/core/kai/connection/kai-dispatcher';
import { KaiService } from '../../src/core/kai/kai-service';
import { Redactor } from '../../src/core/lib/redact';
import { Translator } from '../../src/core/lib/translator';
import { systemClock } from '../../src/core/ports/clock';
import { silentLogger } from '../../src/core/ports/logger';
import { CallMetrics } from '../../src/core/health/metrics/call-metrics';
import { openStorage } from '../../src/core/storage/open-storage';
import { kaiServerSchema } from '../../src/shared/model/kai';
import { startKaiServer } from '../../src/sandbox/kai-server/start-kai-server';
import { KnowledgeSearch } from '../../src/sandbox/knowledge/knowledge-search';
import { loadKnowledge } from '../../src/sandbox/knowledge/load-knowledge';
import { growthExponent, sideBySide, type Work } from './side-by-side';

/**
 * `tool-call`: one call after the other to the sandbox KAI. Ours is the whole path (payload
 * checked, time limit, wire log with secrets masked, result checked against its schema, history in
 * an encrypted database on disk) against the bare SDK client with its own schema check. The ratio
 * is a cost: time of ours by time of the bare one.
 */
const BAR = 1.15;
const SIZES = [100, 200, 400];
const ROUNDS = 7;
const PAYLOAD = { method: 'v60', coffee_g: 15 };

const entries = loadKnowledge(resolve('resources/knowledge'));
const server = await startKaiServer({
  knowledge: { entries, search: new KnowledgeSearch(entries) },
});
const folder = mkdtempSync(join(tmpdir(), 'salon-bench-'));
const { database } = openStorage(folder, 'ab'.repeat(32), () => new Date());
const kai = new KaiService({
  database,
  settings: new MemorySettingsStore([], null, [
    kaiServerSchema.parse({ id: 's', profileId: null, name: 'KAI', url: server.url, local: true }),
  ]),
  keys: {
    get: () => Promise.resolve(server.apiKey),
    set: () => Promise.resolve(),
    delete: () => Promise.resolve(),
  },
  translator: new Translator('en'),
  redactor: new Redactor(),
  clock: systemClock,
  logger: silentLogger,
  meter: new CallMetrics(systemClock),
  dispatcher: directDispatcher,
  version: '1',
  attended: false,
  approver: () => ({ allows: 'none', asks: false }),
  isAlive: () => false,
  activeProfile: () => null,
  sandbox: () => Promise.reject(new Error('none')),
});
await kai.sync();
await kai.servers.settled();

async function connectBare(): Promise<Client> {
  const client = new Client(
    { name: 'bench', version: '1' },
    { versionNegotiation: { mode: 'auto' } },
  );
  await client.connect(
    new StreamableHTTPClientTransport(new URL(server.url), {
      authProvider: { token: () => Promise.resolve(server.apiKey) },
    }),
  );
  await client.listTools();
  return client;
}
const bareClient = await connectBare();

const repeat =
  (once: () => Promise<unknown>): Work =>
  async (size) => {
    for (let call = 0; call < size; call += 1) await once();
  };
const payload = JSON.stringify(PAYLOAD);
const ours = repeat(async () => {
  const { status, error } = await kai.console.call(
    { serverId: 's', toolName: 'brew_calculator' },
    payload,
    'console',
  ).ended;
  if (status !== 'completed') throw new Error(error?.code ?? status);
});
const bare = repeat(() => bareClient.callTool({ name: 'brew_calculator', arguments: PAYLOAD }));
// The control: what the bar must catch, a connection of its own for every call.
const reconnecting = repeat(async () => {
  const client = await connectBare();
  await client.callTool({ name: 'brew_calculator', arguments: PAYLOAD });
  await client.close();
});

await ours(100);
await bare(100);
const points = [];
for (const size of SIZES) points.push(await sideBySide(size, ours, bare, ROUNDS));
const control = await sideBySide(40, reconnecting, bare, 5);
const cost = (ratio: number): number => Number((1 / ratio).toPrecision(3));
const ratio = cost(points.at(-1)?.ratio ?? Number.NaN);

console.log(
  JSON.stringify({
    name: 'tool-call',
    value: points.at(-1)?.value,
    unit: 'calls/s',
    baseline: points.at(-1)?.baseline,
    ratio,
    bar: BAR,
    passed: ratio <= BAR,
    exponent: growthExponent(points.map(({ size, value }) => ({ size, rate: value }))),
    sizes: points.map((point) => ({ ...point, ratio: cost(point.ratio) })),
    control: { what: 'a connection for every call', ratio: cost(control.ratio) },
  }),
);
await kai.dispose();
await bareClient.close();
await server.close();
database.close();
rmSync(folder, { recursive: true });
