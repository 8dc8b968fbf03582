import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { ownerOfToken, type ProfileProof } from '../../src/core/webhook/receive/webhook-auth';

const ROUNDS = 20_000;
const REPEATS = 20;
const LENGTH = 4096;

/**
 * Welch's t of two kinds of input, measured in turns that chance decides; the slowest tenth is the
 * machine's own doing.
 */
function tValue(compare: (shown: string) => boolean, near: string, far: string): number {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const kind = Math.random() < 0.5 ? 0 : 1;
    const shown = kind === 0 ? near : far;
    const started = process.hrtime.bigint();
    for (let repeat = 0; repeat < REPEATS; repeat += 1) compare(shown);
    times[kind].push(Number(process.hrtime.bigint() - started));
  }
  const [left, right] = times.map((list) =>
    moments(list.toSorted((a, b) => a - b).slice(0, Math.floor(list.length * 0.9))),
  );
  if (!left || !right) throw new Error('nothing was measured');
  return (
    (left.mean - right.mean) / Math.sqrt(left.variance / left.count + right.variance / right.count)
  );
}

function moments(values: readonly number[]): { mean: number; variance: number; count: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    mean,
    count: values.length,
    variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1),
  };
}

/** What one must not write: it ends at the first difference. */
function earlyExit(shown: string, right: string): boolean {
  for (let at = 0; at < right.length; at += 1)
    if (shown.charCodeAt(at) !== right.charCodeAt(at)) return false;
  return shown.length === right.length;
}

test('S4: how much of a token is right cannot be seen in the time, and a comparison that ends early would be', () => {
  const right = randomBytes(LENGTH / 2).toString('hex');
  const near = `${right.slice(0, -1)}${right.endsWith('0') ? '1' : '0'}`;
  const far = `${right.startsWith('0') ? '1' : '0'}${right.slice(1)}`;
  const proofs: ProfileProof[] = ['other', right].map((token) => ({
    profileId: token,
    digests: [createHash('sha256').update(token).digest()],
    verifyToken: null,
    standardKey: null,
  }));
  // Chance alone exceeds the bar now and then; three in a row it does not.
  const measured = Array.from({ length: 3 }, () =>
    Math.abs(tValue((shown) => ownerOfToken(shown, proofs) !== null, near, far)),
  );
  expect(Math.min(...measured)).toBeLessThan(4.5);
  expect(Math.abs(tValue((shown) => earlyExit(shown, right), near, far))).toBeGreaterThan(4.5);
}, 120_000);
