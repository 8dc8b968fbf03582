import { flushSync } from 'react-dom';
import type { ChatDelta } from '../../../../shared/model/chat';

/** How often, in rendered frames, the main process learns when this page renders. */
const TELL_EVERY = 30;
/**
 * Frames of a busy page come late: the shortest interval among this many of the last ones counts.
 */
const LOOK_BACK = 12;

interface Phase {
  at: number;
  intervalMs: number;
}

/**
 * Applies deltas at the beginning of the frame that renders them, and not before: however many
 * arrive, the page renders once, and one that arrives just before a frame is still part of it. A
 * hidden page has no frames and applies everything at once. Reports the phase of the frames from
 * time to time.
 */
export class FrameDeltas {
  private waiting: ChatDelta[] = [];
  private frame = 0;
  private frames = 0;
  private readonly times: number[] = [];

  constructor(
    private readonly apply: (delta: ChatDelta) => void,
    private readonly reportPhase: (phase: Phase) => void,
  ) {}

  take(delta: ChatDelta): void {
    if (document.hidden) return this.apply(delta);
    this.waiting.push(delta);
    if (this.frame === 0) this.frame = requestAnimationFrame((time) => this.draw(time));
  }

  dispose(): void {
    cancelAnimationFrame(this.frame);
  }

  private draw(time: number): void {
    this.frame = 0;
    const pieces = this.waiting;
    this.waiting = [];
    flushSync(() => {
      for (const piece of pieces) this.apply(piece);
    });
    this.note(time);
  }

  private note(time: number): void {
    this.times.push(time);
    if (this.times.length > LOOK_BACK) this.times.shift();
    this.frames += 1;
    if (this.times.length < 3 || this.frames % TELL_EVERY !== 3) return;
    const distances = this.times.slice(1).map((at, index) => at - (this.times[index] ?? at));
    const intervalMs = Math.min(...distances.filter((distance) => distance > 2));
    if (Number.isFinite(intervalMs))
      this.reportPhase({ at: Date.now() - (performance.now() - time), intervalMs });
  }
}
