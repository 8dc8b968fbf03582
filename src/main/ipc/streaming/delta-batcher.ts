import type { ChatDelta } from '../../../shared/model/chat';
import { type FramePhase, untilDeparture } from './frame-phase';

/** One frame at 60 Hz, in milliseconds. */
const FRAME_MS = 16;

/**
 * Batches the deltas of a turn so that a page gets at most one message per frame. The first delta
 * after a pause is sent at once; later ones wait until just before the page's next frame, or for
 * the length of a frame while its phase is unknown. A batch has the `receivedAt` of its first
 * delta.
 */
export class DeltaBatcher {
  private readonly waiting = new Map<string, ChatDelta>();
  private timer: NodeJS.Timeout | null = null;
  private phase: FramePhase | null = null;

  constructor(private readonly deliver: (delta: ChatDelta) => void) {}

  add(delta: ChatDelta): void {
    const earlier = this.waiting.get(delta.turnId);
    this.waiting.set(delta.turnId, earlier ? join(earlier, delta) : delta);
    if (this.timer) return;
    this.flush();
    this.schedule();
  }

  /** Sets when the page draws; updated from time to time, because clocks drift. */
  follow(phase: FramePhase): void {
    this.phase = phase;
  }

  /** Sends what is waiting now, before the end of a turn is announced. */
  flush(): void {
    for (const delta of this.waiting.values()) this.deliver(delta);
    this.waiting.clear();
  }

  private endFrame(): void {
    this.timer = null;
    if (this.waiting.size === 0) return;
    this.flush();
    this.schedule();
  }

  private schedule(): void {
    const wait = this.phase ? untilDeparture(this.phase, Date.now()) : FRAME_MS;
    this.timer = setTimeout(() => this.endFrame(), wait);
  }
}

function join(earlier: ChatDelta, later: ChatDelta): ChatDelta {
  return {
    ...later,
    firstSeq: earlier.firstSeq,
    answer: earlier.answer + later.answer,
    reasoning: earlier.reasoning + later.reasoning,
    receivedAt: earlier.receivedAt,
  };
}
