import { lookup } from 'node:dns/promises';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { SelfTest, SendResult } from '../../../shared/model/webhook';
import { AppError, toAppError } from '../../lib/errors';
import type { StoredError } from '../../lib/translator';

type Hop = SelfTest['hops'][number]['hop'];

/** Result of a hop; its error is not yet put into words. */
export interface HopResult {
  hop: Hop;
  status: 'ok' | 'fail' | 'skip';
  ms: number;
  error: StoredError | null;
}

const HOP_MS = 10_000;

/**
 * Sends a signed probe to the public address and checks whether it arrives here, hop by hop: the
 * first hop that fails shows where the path is broken. `send` posts the probe marked as ours.
 */
export async function runSelfTest(
  url: string,
  send: () => Promise<SendResult>,
): Promise<HopResult[]> {
  const { hostname, protocol, port, host } = new URL(url);
  const isTls = protocol === 'https:';
  const target = {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (isTls ? 443 : 80),
  };
  let sent: SendResult | null = null;
  const steps: [Hop, (() => Promise<unknown>) | null][] = [
    ['dns', () => lookup(target.host).catch((cause: unknown) => fail('DNS_FAILED', host, cause))],
    [
      'connect',
      () =>
        dial(() => connectTcp(target), 'connect').catch((cause: unknown) =>
          fail('CONNECTION_REFUSED', host, cause),
        ),
    ],
    [
      'tls',
      isTls
        ? () =>
            dial(() => connectTls({ ...target, servername: target.host }), 'secureConnect').catch(
              (cause: unknown) => fail('TLS_FAILED', host, cause),
            )
        : null,
    ],
    [
      'answer',
      async () => {
        sent = await send();
        if (sent.status !== 200)
          throw new AppError('WEBHOOK_ANSWERED_BADLY', { params: { host, status: sent.status } });
      },
    ],
    [
      'arrival',
      async () => {
        if (!sent?.deliveryId) throw new AppError('WEBHOOK_PROBE_LOST');
      },
    ],
  ];
  const results: HopResult[] = [{ hop: 'address', status: 'ok', ms: 0, error: null }];
  let isBroken = false;
  for (const [hop, run] of steps) {
    const result: HopResult =
      isBroken || !run
        ? { hop, status: 'skip' as const, ms: 0, error: null }
        : await attempt(hop, run);
    isBroken ||= result.status === 'fail';
    results.push(result);
  }
  return results;
}

async function attempt(hop: Hop, run: () => Promise<unknown>): Promise<HopResult> {
  const started = performance.now();
  const ms = (): number => Math.round(performance.now() - started);
  try {
    await run();
    return { hop, status: 'ok', ms: ms(), error: null };
  } catch (thrown) {
    return { hop, status: 'fail', ms: ms(), error: toAppError(thrown) };
  }
}

/** Opens a connection and closes it again. */
function dial(open: () => ReturnType<typeof connectTcp>, ready: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = open();
    socket.setTimeout(HOP_MS, () => socket.destroy(new Error('timeout')));
    socket.once('error', reject);
    socket.once(ready, () => {
      socket.destroy();
      resolve();
    });
  });
}

function fail(
  code: 'DNS_FAILED' | 'CONNECTION_REFUSED' | 'TLS_FAILED',
  host: string,
  cause: unknown,
): never {
  const detail = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  throw new AppError(code, { params: { host, detail }, cause });
}
