import type { ChatDelta } from '../../../shared/model/chat';
import { DeltaBatcher } from './delta-batcher';
import type { FramePhase } from './frame-phase';

/**
 * Sends the deltas of a turn to the windows that display it, batched per frame for each of them.
 */
export class DeltaRouter {
  private readonly watchers = new Map<string, Set<number>>();
  private readonly batchers = new Map<number, DeltaBatcher>();

  constructor(private readonly deliver: (delta: ChatDelta, windowId: number) => void) {}

  /** Sends this window the deltas of this conversation from now on. */
  watch(conversationId: string, windowId: number): void {
    const windows = this.watchers.get(conversationId) ?? new Set();
    this.watchers.set(conversationId, windows.add(windowId));
  }

  route(delta: ChatDelta): void {
    for (const windowId of this.watchers.get(delta.conversationId) ?? []) {
      this.batcherOf(windowId).add(delta);
    }
  }

  /** Sets when this window draws. */
  follow(windowId: number, phase: FramePhase): void {
    this.batcherOf(windowId).follow(phase);
  }

  /** Sends what is waiting now, so that nothing arrives after the end of its turn. */
  flush(): void {
    for (const batcher of this.batchers.values()) batcher.flush();
  }

  private batcherOf(windowId: number): DeltaBatcher {
    let batcher = this.batchers.get(windowId);
    if (!batcher) {
      batcher = new DeltaBatcher((joined) => this.deliver(joined, windowId));
      this.batchers.set(windowId, batcher);
    }
    return batcher;
  }
}
