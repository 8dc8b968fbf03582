import type { SalonBridge } from '../shared/ipc/contract';
import type { PaintRecord } from './lib/paint-probe';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly salon: SalonBridge;
    /** Only there when the benchmark measures. */
    __salonBench?: { paints: PaintRecord[] };
  }
}
