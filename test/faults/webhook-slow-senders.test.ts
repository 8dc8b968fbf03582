import { connect, type Socket } from 'node:net';
import { Pool } from 'undici';
import { expect, test } from 'vitest';
import { SENDER_LIMITS } from '../../src/core/webhook/receive/webhook-server';
import { eventually } from '../fakes/deferred';
import { startTestWebhooks, type TestWebhooks } from '../fakes/test-webhooks';

const SLOW = 200;
const ROUNDS = 5;
const PER_ROUND = 300;

/**
 * Half of them never end their headers, half never their body; a byte now and then keeps them from
 * looking idle.
 */
function slowSockets(rig: TestWebhooks): Socket[] {
  const port = Number(new URL(rig.url).port);
  return Array.from({ length: SLOW }, (_each, at) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    const head = `POST /webhook/coze HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${rig.token}\r\nContent-Type: application/json\r\n`;
    socket.write(at % 2 === 0 ? head : `${head}Content-Length: 1000\r\n\r\n{`);
    const drip = setInterval(() => socket.write(at % 2 === 0 ? 'X-A: b\r\n' : ' '), 2000);
    socket.on('close', () => clearInterval(drip));
    return socket;
  });
}

/** 95 of 100 answers to one honest sender came within so long, milliseconds. */
async function p95(pool: Pool, token: string): Promise<number> {
  const times: number[] = [];
  for (let number = 0; number < PER_ROUND; number += 1) {
    const started = performance.now();
    const answer = await pool.request({
      method: 'POST',
      path: '/webhook/coze',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ event: 'x', event_id: `${started}-${number}` }),
    });
    await answer.body.text();
    times.push(performance.now() - started);
  }
  return times.toSorted((left, right) => left - right)[Math.floor(PER_ROUND * 0.95)] ?? Number.NaN;
}

test('S5: 200 slow senders hold up no one, and are gone when their time is over', async () => {
  const rig = await startTestWebhooks();
  const pool = new Pool(new URL(rig.url).origin, { connections: 1 });
  await p95(pool, rig.token);
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const alone = await p95(pool, rig.token);
    const slow = slowSockets(rig);
    await eventually(() => slow.every((socket) => !socket.connecting), 'all are connected');
    ratios.push((await p95(pool, rig.token)) / alone);
    for (const socket of slow) socket.destroy();
  }
  // One of five rounds may be disturbed by another program on the machine; the middle one is not.
  expect(
    ratios.toSorted((left, right) => left - right)[Math.floor(ROUNDS / 2)],
  ).toBeLessThanOrEqual(1.5);

  const slow = slowSockets(rig);
  const limit = SENDER_LIMITS.requestTimeout + SENDER_LIMITS.connectionsCheckingInterval;
  expect(limit).toBeLessThanOrEqual(16_000);
  await eventually(
    () => slow.every((socket) => socket.destroyed),
    'all of them are gone',
    limit + 10_000,
  );
  await pool.destroy();
}, 180_000);
