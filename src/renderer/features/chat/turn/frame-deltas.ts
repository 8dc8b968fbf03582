import { flushSync } from 'react-dom';
import type { ChatDelta } from '../../../../shared/model/chat';

/**
 * The main process is told when this page draws, every so many frames that had something to draw.
 */
const TELL_EVERY = 30;
/**
 * Frames of a busy page come late; so many of the last ones are looked at for the shortest
 * distance.
 */
const LOOK_BACK = 12;

interface Phase {
  at: number;
  intervalMs: number;
}

/**
 * Applies what arrived at the beginning of the frame that draws it, and not before: however many
 * pieces came, the page is drawn once, and a piece that comes a moment before a frame is still part
 * of it. A hidden page has no frames and takes everything at once. Tells now and then when the
 * frames are.
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
