import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'undici';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { tempFolder } from '../fakes/temp-folder';
import { startFaultProgram } from './fault-program';

const KEY = 'e5'.repeat(32);
const DELIVERIES = 320;
const readySchema = z.object({ url: z.string(), token: z.string(), pid: z.number() });

function hasStrace(): boolean {
  try {
    execFileSync('strace', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** How often the program waited for the disk per acknowledged delivery, as the kernel saw it. */
async function syncsPerDelivery(atOnce: number, mode = 'durable'): Promise<number> {
  const folder = tempFolder();
  const log = join(folder, 'strace.log');
  const program = await startFaultProgram('webhook-listening', [folder, KEY, mode], {
    under: ['strace', '-f', '-qq', '-e', 'trace=fsync,fdatasync', '-o', log],
  });
  const { url, token, pid } = readySchema.parse(JSON.parse(await program.firstLine(60_000)));
  const pool = new Pool(new URL(url).origin, { connections: atOnce });
  const before = syncsIn(log);
  let left = DELIVERIES;
  const sender = async (): Promise<void> => {
    while (left-- > 0) {
      const body = JSON.stringify({ event: 'x', event_id: String(left) });
      const answer = await pool.request({
        method: 'POST',
        path: '/webhook/coze',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body,
      });
      expect(answer.statusCode).toBe(200);
      await answer.body.text();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
  const after = syncsIn(log);
  await pool.destroy();
  // A signal to strace would leave the program behind.
  process.kill(pid, 'SIGKILL');
  await program.ended;
  return (after - before) / DELIVERIES;
}

function syncsIn(log: string): number {
  // A call that another thread interrupts is told in two lines; the second one says "resumed".
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => /\bf(data)?sync\(/.test(line)).length;
}

test.runIf(hasStrace())(
  'R2: each single delivery waits for the disk, 64 at once share the wait',
  async () => {
    expect(await syncsPerDelivery(1)).toBeGreaterThanOrEqual(1);
    expect(await syncsPerDelivery(64)).toBeLessThanOrEqual(0.25);
    // The control: a build that does not wait, and that a kill cannot tell from one that does.
    expect(await syncsPerDelivery(1, 'lazy')).toBeLessThan(0.5);
  },
  120_000,
);
