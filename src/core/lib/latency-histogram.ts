/** Upper bound of the first bucket, milliseconds. */
const FIRST_MS = 1;
/**
 * Each bucket is this much larger than the previous one: a percentile is off by a tenth at most.
 */
const GROWTH = 1.2;
/** The last one starts after about two and a half minutes, longer than any timeout. */
const BUCKETS = 66;

const LOG_GROWTH = Math.log(GROWTH);

/** Histogram of durations, in buckets of growing size. Merging two loses nothing. */
export class LatencyHistogram {
  readonly counts: Uint32Array;

  /** `bytes`: a result of `toBytes`; anything of another length counts as empty. */
  constructor(bytes?: Uint8Array) {
    this.counts = new Uint32Array(BUCKETS);
    if (bytes?.byteLength !== BUCKETS * 4) return;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let index = 0; index < BUCKETS; index += 1)
      this.counts[index] = view.getUint32(index * 4, true);
  }

  add(ms: number): void {
    const index = bucketOf(ms);
    this.counts[index] = (this.counts[index] ?? 0) + 1;
  }

  merge(other: LatencyHistogram): void {
    for (let index = 0; index < BUCKETS; index += 1)
      this.counts[index] = (this.counts[index] ?? 0) + (other.counts[index] ?? 0);
  }

  /**
   * The time within which this share (0 to 1) was done, in milliseconds; null when nothing was
   * counted.
   */
  quantile(share: number): number | null {
    const total = this.counts.reduce((sum, count) => sum + count, 0);
    if (total === 0) return null;
    const wanted = share * total;
    let seen = 0;
    for (const [index, count] of this.counts.entries()) {
      if (count > 0 && seen + count >= wanted) {
        const start = startOf(index);
        return start + (startOf(index + 1) - start) * ((wanted - seen) / count);
      }
      seen += count;
    }
    return startOf(BUCKETS);
  }

  /** Little-endian 32-bit numbers, for the database. */
  toBytes(): Uint8Array<ArrayBuffer> {
    const view = new DataView(new ArrayBuffer(BUCKETS * 4));
    for (const [index, count] of this.counts.entries()) view.setUint32(index * 4, count, true);
    return new Uint8Array(view.buffer);
  }
}

function bucketOf(ms: number): number {
  if (!(ms > FIRST_MS)) return 0;
  return Math.min(BUCKETS - 1, Math.ceil(Math.log(ms / FIRST_MS) / LOG_GROWTH));
}

/** Start of a bucket, in milliseconds. */
function startOf(index: number): number {
  return index === 0 ? 0 : FIRST_MS * GROWTH ** (index - 1);
}
