import type { FaultId } from '../../../shared/model/acceptance';

/** A fault that can be made and ended, and what tells whether things work. */
export interface Fault {
  id: FaultId;
  /** How long it lasts unless it ends by itself, milliseconds. */
  holdMs: number;
  inject(): Promise<void>;
  /** Ends it; nothing to do for one that ends by itself. */
  lift(): Promise<void>;
  /** It has ended by itself. */
  isOver(): boolean;
  /** How often it struck, and when last, by the monotonic clock. */
  struck(): { times: number; lastAt: number };
  /** Throws while things do not work. */
  probe(signal: AbortSignal): Promise<void>;
}
