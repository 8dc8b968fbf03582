import { createServer } from 'node:http';
import { Pool } from 'undici';
import { PatTokenSource } from '../../src/core/auth/token-provider';
import { CozeClient } from '../../src/core/coze/coze-client';
import { MissingEndpoints } from '../../src/core/coze/missing-endpoints';
import { HttpClient } from '../../src/core/net/http-client';
import { Retrier } from '../../src/core/net/retry';
import { TokenBucket } from '../../src/core/net/token-bucket';
import { systemClock } from '../../src/core/ports/clock';
import { growthExponent, sideBySide, type Work } from './side-by-side';

/**
 * `coze-client`: 100 callers against a server that answers after 5 ms. Ours is the whole path with
 * every limit on (token, turn, time limit, cancellation, envelope, retry) against a bare undici
 * `Pool.request` that reads the same JSON.
 */
const BAR = 0.9;
const CALLERS = 100;
const SERVER_MS = 5;
const SIZES = [1000, 2000, 4000];
const ROUNDS = 11;
const WARM_UP = 3000;
const PATH = '/v1/users/me';
/** The same on the wire for all. */
const HEADERS = { authorization: 'Bearer pat_bench', 'user-agent': 'coffee-salon' };

const answer = JSON.stringify({
  code: 0,
  msg: '',
  data: { user_id: '7500000000000000001', user_name: 'bench' },
  detail: { logid: '1' },
});
const server = createServer((request, response) => {
  request.resume();
  setTimeout(
    () =>
      response
        .writeHead(200, { 'content-type': 'application/json', 'x-tt-logid': '1' })
        .end(answer),
    SERVER_MS,
  );
});
await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
const address = server.address();
const apiBase = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;

// Limits on, but so wide that no one has to wait: what is measured is their cost.
const bucket = new TokenBucket(() => ({ perMinute: 60_000_000, burst: 1_000_000 }), systemClock);
const http = new HttpClient({ connections: () => CALLERS, bucket });
const coze = new CozeClient(http, new PatTokenSource('pat_bench'), apiBase, {
  retrier: new Retrier(),
  missing: new MissingEndpoints(systemClock),
});
const pool = new Pool(apiBase, { connections: CALLERS });

/** So many callers, each asking again as soon as it has its answer. */
const byCallers =
  (once: (signal: AbortSignal) => Promise<unknown>): Work =>
  async (size) => {
    let left = size;
    const caller = async (): Promise<void> => {
      const { signal } = new AbortController();
      while (left-- > 0) await once(signal);
    };
    await Promise.all(Array.from({ length: CALLERS }, caller));
  };
const ours = byCallers((signal) => coze.call({ method: 'GET', path: PATH, signal }));
const bare = byCallers(async () => {
  const response = await pool.request({ path: PATH, method: 'GET', headers: HEADERS });
  return response.body.json();
});
// The control: what the bar must catch, `fetch` in the place of the pool.
const withFetch = byCallers(async () => (await fetch(apiBase + PATH, { headers: HEADERS })).json());

await ours(WARM_UP);
await bare(WARM_UP);
const points = [];
for (const size of SIZES) points.push(await sideBySide(size, ours, bare, ROUNDS));
await withFetch(WARM_UP);
const control = await sideBySide(1000, withFetch, bare, 5);
const largest = points.at(-1);

console.log(
  JSON.stringify({
    name: 'coze-client',
    value: largest?.value,
    unit: 'calls/s',
    baseline: largest?.baseline,
    ratio: largest?.ratio,
    bar: BAR,
    passed: (largest?.ratio ?? 0) >= BAR,
    exponent: growthExponent(points.map(({ size, value }) => ({ size, rate: value }))),
    sizes: points,
    control: { what: 'fetch instead of the pool', ratio: control.ratio },
  }),
);
await Promise.all([http.dispose(), pool.destroy()]);
server.close();
server.closeAllConnections();
