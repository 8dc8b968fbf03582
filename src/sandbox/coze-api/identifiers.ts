import { randomBytes, randomInt } from 'node:crypto';

const SECONDS_SHIFT = 32n;

/**
 * Issues 19-digit decimal ids that only ever grow, shaped like Coze's (seconds in the upper bits).
 */
export class IdentifierSequence {
  #last: bigint;

  constructor(startSeconds = Math.floor(Date.now() / 1000)) {
    this.#last = (BigInt(startSeconds) << SECONDS_SHIFT) | BigInt(randomInt(0, 2 ** 30));
  }

  /** The next id. */
  next(): string {
    this.#last += BigInt(randomInt(1, 4096));
    return this.#last.toString();
  }
}

/**
 * A log id in the form Coze puts in `X-Tt-Logid` and `detail.logid`: time stamp, then random hex.
 */
export function createLogId(nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().replaceAll(/\D/g, '').slice(0, 14);
  return `${stamp}${randomBytes(10).toString('hex').toUpperCase()}`;
}

/** A secret of the sandbox with the prefix Coze uses for its kind (`czs_`, `czu_`, `pat_`, …). */
export function createSecret(prefix: string): string {
  return `${prefix}${randomBytes(32).toString('base64url').replaceAll(/[-_]/g, 'x')}`;
}
