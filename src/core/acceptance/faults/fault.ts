import type { FaultId } from '../../../shared/model/acceptance';

/** A fault that can be made and ended, with a probe that tells whether things work. */
export interface Fault {
  id: FaultId;
  /** Duration in milliseconds unless it ends by itself. */
  holdMs: number;
  inject(): Promise<void>;
  /** Ends the fault; does nothing for one that ends by itself. */
  lift(): Promise<void>;
  /** Tells whether it has ended by itself. */
  isOver(): boolean;
  /** How often it struck, and when last, on the monotonic clock. */
  struck(): { times: number; lastAt: number };
  /** Throws while things do not work. */
  probe(signal: AbortSignal): Promise<void>;
}
