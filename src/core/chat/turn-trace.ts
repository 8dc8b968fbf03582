import type { TraceSpan } from '../../shared/model/chat';
import type { Clock } from '../ports/clock';

type Step = Exclude<TraceSpan['name'], 'total'>;

/** Measures where the time of a turn goes. One step at a time, without gaps, from the moment it was asked. */
export class TurnTrace {
  private readonly spans: TraceSpan[] = [];
  private step: Step = 'queue';
  private stepStart = 0;

  /** `askedAt` is a monotonic time; the first step is waiting for earlier turns. */
  constructor(
    private readonly clock: Clock,
    private readonly askedAt: number,
  ) {}

  /** The next step begins; the same one goes on. */
  enter(step: Step): void {
    if (step === this.step) return;
    this.closeStep();
    this.step = step;
    this.stepStart = this.now();
  }

  /** The turn is over: every step in order, then the whole. */
  finish(): TraceSpan[] {
    this.closeStep();
    return [...this.spans, { name: 'total', startMs: 0, endMs: this.now() }];
  }

  /** A turn that did not have to wait has no such step. */
  private closeStep(): void {
    const endMs = this.now();
    if (this.step === 'queue' && endMs === this.stepStart) return;
    this.spans.push({ name: this.step, startMs: this.stepStart, endMs });
  }

  private now(): number {
    return Math.round(this.clock.monotonic() - this.askedAt);
  }
}
