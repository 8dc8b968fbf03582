import type { TraceCall, TraceSpan, TraceStep, TraceTool } from '../../shared/model/turn-trace';
import type { CallRecord } from '../ports/call-meter';
import type { Clock } from '../ports/clock';
import type { StoredToolCall } from '../ports/tool-backend';

type Step = Exclude<TraceStep['name'], 'total'>;

/**
 * Limit of recorded details: a turn that goes in circles must not fill the database with its calls.
 */
const DETAILS_MAX = 200;

/**
 * Measures where the time of a turn goes: steps one after the other, without gaps, from the moment
 * it was asked; and, within them, calls, tools and approvals.
 */
export class TurnTrace {
  private readonly steps: TraceStep[] = [];
  private readonly details: (TraceCall | TraceTool)[] = [];
  /** When a person was asked about a tool call, by its id. */
  private readonly asked = new Map<string, number>();
  private readonly endedTools = new Set<string>();
  private step: Step;
  private stepStart = 0;
  private readonly beganAt: string;

  /**
   * `askedAt` is on the monotonic clock. The first step is waiting for `waitedFor`, an earlier
   * turn, or connecting when there is none.
   */
  constructor(
    private readonly clock: Clock,
    private readonly askedAt: number,
    private readonly waitedFor: string | null = null,
  ) {
    this.step = waitedFor === null ? 'token' : 'queue';
    this.beganAt = new Date(clock.now() - this.now()).toISOString();
  }

  /** Starts the next step; the present one simply continues. */
  enter(step: Step): void {
    // Another round of tools, in which ids may be used again.
    if (step === 'tool') this.endedTools.clear();
    if (step === this.step) return;
    this.closeStep();
    this.step = step;
    this.stepStart = this.now();
  }

  /** A call of this turn has ended. */
  recordCall({ service, operation, outcome, totalMs, retries, logid }: CallRecord): void {
    this.add({
      name: 'call',
      ...this.lasting(totalMs),
      service,
      operation,
      outcome,
      retries,
      logid: logid ?? null,
    });
  }

  /** A tool call of this turn has changed its state. */
  recordTool(record: StoredToolCall): void {
    const { id, status, serverName, name, approval, error, ms } = record;
    const tool = { serverName, toolName: record.toolName ?? name };
    const askedAt = this.asked.get(id);
    if (status === 'waiting-approval') {
      if (askedAt === undefined) this.asked.set(id, this.now());
      return;
    }
    if (askedAt !== undefined) {
      this.asked.delete(id);
      this.add({
        name: 'approval',
        startMs: askedAt,
        endMs: this.now(),
        ...tool,
        outcome: approval ?? status,
        code: null,
      });
    }
    if (status === 'running' || this.endedTools.has(id)) return;
    this.endedTools.add(id);
    this.add({
      name: 'tool-call',
      ...this.lasting(ms),
      ...tool,
      outcome: status,
      code: error?.code ?? null,
    });
  }

  /** Ends the trace: every step in order, the details within them, then the whole. */
  finish(): TraceSpan[] {
    this.closeStep();
    const details = this.details.toSorted((one, other) => one.startMs - other.startMs);
    return [
      ...this.steps,
      ...details,
      { name: 'total', startMs: 0, endMs: this.now(), askedAt: this.beganAt },
    ];
  }

  private add(detail: TraceCall | TraceTool): void {
    if (this.details.length < DETAILS_MAX) this.details.push(detail);
  }

  /** Times of something that ends now and took this long. */
  private lasting(ms: number): { startMs: number; endMs: number } {
    const endMs = this.now();
    return { startMs: Math.max(0, endMs - Math.round(ms)), endMs };
  }

  /** Leaves out waiting for an earlier turn that had already ended. */
  private closeStep(): void {
    const { step: name, stepStart: startMs } = this;
    const endMs = this.now();
    if (name === 'queue' && endMs === startMs) return;
    const waited = name === 'queue' && this.waitedFor !== null ? { waitedFor: this.waitedFor } : {};
    this.steps.push({ name, startMs, endMs, ...waited });
  }

  private now(): number {
    return Math.round(this.clock.monotonic() - this.askedAt);
  }
}
