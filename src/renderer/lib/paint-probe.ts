/** One painted delta: both times are milliseconds since the epoch. */
interface PaintRecord {
  turnId: string;
  seq: number;
  receivedAt: number;
  paintedAt: number;
}

declare global {
  interface Window {
    /** Present only while the benchmark measures. */
    __salonBench?: { paints: PaintRecord[] };
  }
}

/**
 * Records when a delta became visible, for the benchmark only: a message posted in a frame's
 * callback arrives after its paint.
 */
export function probePaint(turnId: string, seq: number, receivedAt: number): void {
  // oxlint-disable-next-line no-underscore-dangle -- set from outside, must not collide
  const bench = window.__salonBench;
  if (!bench) return;
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      bench.paints.push({
        turnId,
        seq,
        receivedAt,
        paintedAt: performance.timeOrigin + performance.now(),
      });
      port1.close();
    });
    port1.start();
    port2.postMessage(null);
  });
}
