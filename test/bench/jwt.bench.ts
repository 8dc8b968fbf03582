import { randomBytes, webcrypto } from 'node:crypto';
import { createServer } from 'node:http';
import { SignJWT } from 'jose';
import { Pool } from 'undici';
import { JwtSigner } from '../../src/core/auth/jwt-assertion';
import { createKeyPair } from '../../src/core/auth/key-pair';
import { ServerClock } from '../../src/core/auth/server-clock';
import { SignIn } from '../../src/core/auth/sign-in';
import { TokenProvider } from '../../src/core/auth/token-provider';
import { HttpClient } from '../../src/core/net/http-client';
import { systemClock } from '../../src/core/ports/clock';
import { growthExponent, sideBySide } from './side-by-side';

/**
 * `jwt`: signing in through our whole path (provider, clock, signer, exchange, answer checked)
 * against jose with an imported key and a bare pool: same server, same requests, same time limit.
 * Beside it: signing alone, and what a caller pays when the token is cached.
 */
const APP_ID = '1100000000000';
const KID = 'bench';
const BAR = 0.9;
const SIZES = [100, 200, 400];
/** Many short rounds: what else the machine does then falls on both sides. */
const ROUNDS = 15;
const WARM_UP = 1500;
const TIMEOUT_MS = 30_000;
const CACHED_SIZE = 100_000;
const PATH = '/api/permission/oauth2/token';

const { privateDer } = await createKeyPair();
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const answer = JSON.stringify({
      access_token: `czs_${randomBytes(16).toString('hex')}`,
      expires_in: Math.floor(Date.now() / 1000) + 86_399,
      token_type: 'Bearer',
    });
    response.writeHead(200, { 'content-type': 'application/json', 'x-tt-logid': '1' }).end(answer);
  });
});
await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
const address = server.address();
const port = typeof address === 'object' ? address?.port : undefined;
const apiBase = `http://127.0.0.1:${port}`;
const audience = `127.0.0.1:${port}`;

const signer = new JwtSigner(privateDer, APP_ID, KID);
const http = new HttpClient();
const serverClock = new ServerClock(systemClock);
const signIn = new SignIn(http, signer, serverClock, {
  apiBase,
  otherRegions: [],
  durationSeconds: () => 86_399,
});
const provider = new TokenProvider({
  signIn: () => signIn.run(),
  serverNow: () => serverClock.now(),
  clock: systemClock,
  cacheTtlMs: () => 3_600_000,
});

const key = await webcrypto.subtle.importKey(
  'pkcs8',
  privateDer,
  { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  false,
  ['sign'],
);
const pool = new Pool(apiBase, { connections: 100 });

function joseAlone(): Promise<string> {
  const issuedAt = Math.floor(Date.now() / 1000);
  const jwt = new SignJWT({})
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: KID })
    .setIssuer(APP_ID)
    .setAudience(audience);
  return jwt
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + 600)
    .setJti(randomBytes(24).toString('hex'))
    .sign(key);
}

async function bareExchange(): Promise<unknown> {
  const headers = {
    authorization: `Bearer ${await joseAlone()}`,
    'content-type': 'application/json',
  };
  const body = JSON.stringify({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    duration_seconds: 86_399,
  });
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), TIMEOUT_MS);
  try {
    const answer = await pool.request({
      path: PATH,
      method: 'POST',
      headers,
      body,
      signal: limit.signal,
    });
    return await answer.body.json();
  } finally {
    clearTimeout(timer);
  }
}

const repeat =
  (once: () => Promise<unknown>) =>
  async (size: number): Promise<void> => {
    for (let index = 0; index < size; index++) await once();
  };
const signInAnew = (): Promise<unknown> => {
  provider.reset();
  return provider.get();
};

await repeat(signInAnew)(WARM_UP);
await repeat(bareExchange)(WARM_UP);
const points = [];
for (const size of SIZES)
  points.push(await sideBySide(size, repeat(signInAnew), repeat(bareExchange), ROUNDS));
const signing = await sideBySide(
  SIZES[1] ?? 200,
  repeat(() => signer.sign({ audience, nowMs: Date.now() })),
  repeat(joseAlone),
);
// With the token cached, whoever asks pays no signature and no request; without a cache everyone
// would.
const cached = await sideBySide(
  CACHED_SIZE,
  repeat(() => provider.get()),
  repeat(() => Promise.resolve({ value: '' })),
);
// The control: what the bar must catch, a key parsed for every signature.
const control = await sideBySide(
  200,
  repeat(() => new JwtSigner(privateDer, APP_ID, KID).sign({ audience, nowMs: Date.now() })),
  repeat(joseAlone),
);
const largest = points.at(-1);

console.log(
  JSON.stringify({
    name: 'jwt',
    value: largest?.value,
    unit: 'sign-ins/s',
    baseline: largest?.baseline,
    ratio: largest?.ratio,
    bar: BAR,
    passed: (largest?.ratio ?? 0) >= BAR,
    exponent: growthExponent(points.map(({ size, value }) => ({ size, rate: value }))),
    sizes: points,
    signing: { ...signing, unit: 'signatures/s' },
    control: { what: 'key parsed for every signature', ratio: control.ratio },
    cached: { value: cached.value, unit: 'tokens/s' },
  }),
);
await Promise.all([http.dispose(), pool.destroy()]);
server.close();
server.closeAllConnections();
