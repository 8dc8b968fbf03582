import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLogFiles } from '../../src/adapters/log-files';
import { PatTokenSource } from '../../src/core/auth/token-provider';
import { CozeClient } from '../../src/core/coze/coze-client';
import { logCall } from '../../src/core/health/logs/activity-log';
import { Metrics } from '../../src/core/health/metrics/metrics';
import { PrometheusExport } from '../../src/core/health/metrics/prometheus';
import { Redactor } from '../../src/core/lib/redact';
import { HttpClient } from '../../src/core/net/http-client';
import { deafMeter, type CallMeter } from '../../src/core/ports/call-meter';
import { systemClock } from '../../src/core/ports/clock';
import { processUsage } from '../../src/core/ports/resource-usage';
import { openStorage } from '../../src/core/storage/open-storage';
import { growthExponent, sideBySide, type Work } from './side-by-side';

/**
 * `ops-overhead`: calls of 20 callers with everything that watches them (five-minute window,
 * history in an encrypted database, Prometheus histograms, the log with a redactor that knows
 * thirty secrets) against the same calls with nobody watching. The ratio is a cost: time watched by
 * time unwatched.
 */
const BAR = 1.05;
const SERVER_MS = 2;
const CALLERS = 20;
const SIZES = [1000, 2000, 4000];
const ROUNDS = 9;
const SECRETS = 30;
const PATH = '/v1/users/me';

const answer = JSON.stringify({
  code: 0,
  msg: '',
  data: { user_id: '7500000000000000001' },
  detail: { logid: '1' },
});
const server = createServer((request, response) => {
  request.resume();
  setTimeout(
    () => response.writeHead(200, { 'content-type': 'application/json' }).end(answer),
    SERVER_MS,
  );
});
await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
const address = server.address();
const apiBase = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
const folder = mkdtempSync(join(tmpdir(), 'salon-bench-'));
const { database } = openStorage(folder, 'ab'.repeat(32), () => new Date());
const redactor = new Redactor();
for (let number = 0; number < SECRETS; number += 1)
  redactor.learn(`secret-number-${number}-${'x'.repeat(40)}`);
const log = openLogFiles(folder, redactor, false);
const debugLog = openLogFiles(join(folder, 'debug'), redactor, true);

function watched(logger: typeof log): CallMeter {
  const figures = new Metrics(systemClock, processUsage);
  figures.keepIn(database);
  new PrometheusExport({
    metrics: figures.calls,
    resources: figures.resources,
    services: () => ({}),
  })
    .text()
    .catch(() => {});
  figures.calls.recorded.on((call) => logCall(logger, call));
  return figures.meter;
}

const http = new HttpClient({ connections: () => CALLERS });
const calls = (meter: CallMeter): Work => {
  const coze = new CozeClient(http, new PatTokenSource('pat_bench'), apiBase, { meter });
  return async (size) => {
    let left = size;
    const caller = async (): Promise<void> => {
      while (left-- > 0) await coze.call({ method: 'GET', path: PATH });
    };
    await Promise.all(Array.from({ length: CALLERS }, caller));
  };
};
const ours = calls(watched(log));
const unwatched = calls(deafMeter);
// The control: what the bar must catch, a line on the disk for every call.
const debug = calls(watched(debugLog));

await ours(2000);
await unwatched(2000);
const points = [];
for (const size of SIZES) points.push(await sideBySide(size, ours, unwatched, ROUNDS));
const control = await sideBySide(1000, debug, unwatched, 5);
const largest = points.at(-1);
const cost = 1 / (largest?.ratio ?? 0);

console.log(
  JSON.stringify({
    name: 'ops-overhead',
    value: largest?.value,
    unit: 'calls/s',
    baseline: largest?.baseline,
    ratio: Number(cost.toPrecision(3)),
    bar: BAR,
    passed: cost <= BAR,
    exponent: growthExponent(points.map(({ size, value }) => ({ size, rate: value }))),
    sizes: points,
    control: {
      what: 'debug mode: a line on the disk for every call',
      ratio: Number((1 / control.ratio).toPrecision(3)),
    },
  }),
);
await http.dispose();
log.close();
debugLog.close();
server.close();
server.closeAllConnections();
database.close();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
