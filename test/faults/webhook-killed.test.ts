import * as fc from 'fast-check';
import { Pool } from 'undici';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openStorage } from '../../src/core/storage/open-storage';
import { tempFolder } from '../fakes/temp-folder';
import { startFaultProgram } from './fault-program';

const KEY = 'd4'.repeat(32);
const AT_ONCE = 64;
/**
 * The long form (50 rounds, 100,000 deliveries) is `SALON_KILL_ROUNDS=50 SALON_KILL_DELIVERIES=2000
 * npx vitest run test/faults/webhook-killed`.
 */
const ROUNDS = Number(process.env['SALON_KILL_ROUNDS'] ?? 10);
const PER_ROUND = Number(process.env['SALON_KILL_DELIVERIES'] ?? 300);
const readySchema = z.object({ url: z.string(), token: z.string() });
const countsSchema = z.object({ rows: z.number(), ids: z.number() });

interface Sent {
  acknowledged: Set<string>;
  unanswered: string[];
}

/** Sends until everything is answered or the process is gone; kills it after so many answers. */
async function sendAndKill(
  folder: string,
  mode: string,
  ids: readonly string[],
  killAfter: number,
): Promise<Sent> {
  const program = await startFaultProgram('webhook-listening', [folder, KEY, mode]);
  const { url, token } = readySchema.parse(JSON.parse(await program.firstLine()));
  const { origin, pathname: path } = new URL(url);
  const pool = new Pool(origin, { connections: AT_ONCE });
  const acknowledged = new Set<string>();
  const unanswered: string[] = [];
  const queue = [...ids];
  const sender = async (): Promise<void> => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      const body = JSON.stringify({ event: 'x', event_id: id, data: { filler: 'y'.repeat(900) } });
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      try {
        const answer = await pool.request({ method: 'POST', path, headers, body });
        await answer.body.text();
        if (answer.statusCode === 200) acknowledged.add(id);
        else unanswered.push(id);
      } catch {
        unanswered.push(id);
      }
      if (acknowledged.size === killAfter) program.kill('SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  program.kill('SIGKILL');
  await program.ended;
  await pool.destroy();
  return { acknowledged, unanswered };
}

async function run(
  mode: 'durable' | 'early',
  rounds: number,
  seed: number,
): Promise<{ lost: number; doubled: number; acknowledged: number }> {
  const folder = tempFolder();
  const [kills = []] = fc.sample(
    fc.array(fc.integer({ min: 1, max: PER_ROUND }), { minLength: rounds, maxLength: rounds }),
    { numRuns: 1, seed },
  );
  const all = new Set<string>();
  let again: string[] = [];
  let lost = 0;
  for (const [round, killAfter] of kills.entries()) {
    const ids = [
      ...again,
      ...Array.from({ length: PER_ROUND }, (_each, at) => `s${seed}-r${round}-${at}`),
    ];
    const { acknowledged, unanswered } = await sendAndKill(folder, mode, ids, killAfter);
    for (const id of acknowledged) all.add(id);
    // What was not answered is sent again, as every sender does.
    again = unanswered;
    lost += missing(folder, acknowledged);
  }
  const { rows, ids } = counts(folder);
  return { lost, doubled: rows - ids, acknowledged: all.size };
}

/** How many of these are not on disk. */
function missing(folder: string, ids: ReadonlySet<string>): number {
  const { database } = openStorage(folder, KEY, () => new Date());
  const rows = z
    .array(z.object({ event_key: z.string() }))
    .parse(database.all('SELECT event_key FROM webhook_deliveries'));
  database.close();
  const there = new Set(rows.map(({ event_key: key }) => key));
  return [...ids].filter((id) => !there.has(id)).length;
}

function counts(folder: string): z.infer<typeof countsSchema> {
  const { database, notice } = openStorage(folder, KEY, () => new Date());
  expect(notice).toBeNull();
  const found = countsSchema.parse(
    database.get(
      "SELECT count(*) AS rows, count(DISTINCT json_extract(body, '$.event_id')) AS ids FROM webhook_contents",
    ),
  );
  database.close();
  return found;
}

test(
  `R1: kill -9, ${ROUNDS} times in the middle of the load: nothing acknowledged is missing, nothing is there twice`,
  async () => {
    const { lost, doubled, acknowledged } = await run('durable', ROUNDS, 20_261_124);
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
    expect(acknowledged).toBeGreaterThan(ROUNDS * 10);
  },
  ROUNDS * 20_000,
);

test('R1, the control: a build that answers before the commit loses some, and this test sees it', async () => {
  expect((await run('early', 4, 7)).lost).toBeGreaterThan(0);
}, 60_000);
