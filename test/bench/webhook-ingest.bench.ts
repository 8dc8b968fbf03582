import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { growthExponent, median, sideBySide, type Work } from './side-by-side';
import { load } from './webhook-load';
// In the writing thread this file is that thread's program; see `inboxProgram` in
// webhook-servers.ts.
import '../../src/core/webhook/store/inbox-thread';
import { SERVERS, serve, type ServerName } from './webhook-servers';

/**
 * `webhook-ingest`: the listener (token, Host, strict JSON, idempotency, commit with synchronous
 * FULL) against a bare hono echo, 1 KB bodies, at 64 and at 16 in flight; and against a build that
 * commits each delivery by itself. Each server is a process of its own.
 */
const BARS = { at64: 0.45, at16: 0.3, perCommit: 4, p99: 5 };
const SIZES = [3000, 6000, 12_000];
const ROUNDS = 7;
const FILLER = 'y'.repeat(880);

interface Started {
  name: ServerName;
  work: (connections: number, times?: number[]) => Work;
  stop: () => void;
}

let number = 0;

/** One request as bytes, with an id of its own. */
function requestBytes(port: number, token: string): Buffer {
  number += 1;
  const body = `{"event":"conversation.updated","event_id":"${process.pid}-${number}","data":{"conversation_id":"conv_${number % 50}","message":"${FILLER}"}}`;
  return Buffer.from(
    `POST /webhook/coze HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    'latin1',
  );
}

async function start(name: ServerName): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), 'coffee-salon-bench-'));
  const child = fork(process.argv[1] ?? '', ['serve', name, folder], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const { port, token } = await new Promise<{ port: number; token: string }>((resolve, reject) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own child says it
    child.once('message', (message) => resolve(message as { port: number; token: string }));
    child.once('exit', () => reject(new Error(`${name} did not start`)));
  });
  return {
    name,
    work: (connections, times) => async (size) => {
      const took = await load({ port, next: () => requestBytes(port, token) }, size, connections);
      times?.push(...took);
    },
    stop: () => {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function p99(times: readonly number[]): number {
  return (
    times.toSorted((left, right) => left - right)[Math.floor(times.length * 0.99)] ?? Number.NaN
  );
}

async function compare(): Promise<void> {
  const servers = new Map<ServerName, Started>();
  for (const name of SERVERS) servers.set(name, await start(name));
  const of = (name: ServerName, connections: number, times?: number[]): Work =>
    servers.get(name)?.work(connections, times) ?? (() => Promise.reject(new Error(name)));
  for (const name of SERVERS) await of(name, 64)(3000);
  const points = [];
  for (const size of SIZES)
    points.push(await sideBySide(size, of('ours', 64), of('echo', 64), ROUNDS));
  const at16 = await sideBySide(4000, of('ours', 16), of('echo', 16), ROUNDS);
  const perCommit = await sideBySide(2000, of('ours', 64), of('per-commit', 64), ROUNDS);
  const inMain = await sideBySide(6000, of('ours', 64), of('same-thread', 64), ROUNDS);
  const node = await sideBySide(6000, of('bare-node', 64), of('echo', 64), 5);
  const ratios: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const [ours, echo]: [number[], number[]] = [[], []];
    await of('ours', 64, ours)(6000);
    await of('echo', 64, echo)(6000);
    ratios.push(p99(ours) / p99(echo));
  }
  for (const { stop } of servers.values()) stop();
  const largest = points.at(-1);
  const at64 = median(points.map(({ ratio }) => ratio));
  const p99Ratio = Number(median(ratios).toPrecision(3));
  console.log(
    JSON.stringify({
      name: 'webhook-ingest',
      value: largest?.value,
      unit: 'deliveries/s',
      baseline: largest?.baseline,
      ratio: at64,
      bar: BARS.at64,
      passed:
        at64 >= BARS.at64 &&
        at16.ratio >= BARS.at16 &&
        perCommit.ratio >= BARS.perCommit &&
        p99Ratio <= BARS.p99,
      exponent: growthExponent(points.map(({ size, value }) => ({ size, rate: value }))),
      sizes: points,
      at16,
      perCommit: { ...perCommit, bar: BARS.perCommit },
      p99: { ratio: p99Ratio, bar: BARS.p99 },
      control: {
        what: 'a build that commits each delivery by itself, against the echo',
        ratio: Number((perCommit.baseline / (largest?.baseline ?? Number.NaN)).toPrecision(3)),
      },
      sameThread: {
        what: 'ours against the same with the writer in the thread of the listener',
        ratio: inMain.ratio,
      },
      bareNode: { what: 'bare node:http echo against hono echo', ratio: node.ratio },
    }),
  );
}

if (isMainThread) {
  const [command, name, folder = ''] = process.argv.slice(2);
  const known = SERVERS.find((each) => each === name);
  if (command === 'serve' && known) await serve(known, folder);
  else await compare();
}
