import type { TraceCall, TraceSpan, TraceStep, TraceTool } from '../../shared/model/turn-trace';
import type { CallRecord } from '../ports/call-meter';
import type { Clock } from '../ports/clock';
import type { StoredToolCall } from '../ports/tool-backend';

type Step = Exclude<TraceStep['name'], 'total'>;

/** A turn that goes round in circles must not fill the database with its calls. */
const DETAILS_MAX = 200;

/**
 * Measures where the time of a turn goes. One step at a time, without gaps, from the moment it was
 * asked; beside them what went on within them: calls, tools, and people who were asked.
 */
export class TurnTrace {
  private readonly steps: TraceStep[] = [];
  private readonly details: (TraceCall | TraceTool)[] = [];
  /** Since when a person is asked about a tool call, by its id. */
  private readonly asked = new Map<string, number>();
  private readonly endedTools = new Set<string>();
  private step: Step;
  private stepStart = 0;
  private readonly beganAt: string;

  /**
   * `askedAt` is a monotonic time; the first step is waiting for `waitedFor`, an earlier turn, or
   * without one connecting.
   */
  constructor(
    private readonly clock: Clock,
    private readonly askedAt: number,
    private readonly waitedFor: string | null = null,
  ) {
    this.step = waitedFor === null ? 'token' : 'queue';
    this.beganAt = new Date(clock.now() - this.now()).toISOString();
  }

  /** The next step begins; the same one goes on. */
  enter(step: Step): void {
    // Another round of tools, in which ids may come again.
    if (step === 'tool') this.endedTools.clear();
    if (step === this.step) return;
    this.closeStep();
    this.step = step;
    this.stepStart = this.now();
  }

  /** A call of this turn is over. */
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

  /** A tool call of this turn came a step further. */
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

  /** The turn is over: every step in order, what went on within them, then the whole. */
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

  /** Of what is over now and took so long. */
  private lasting(ms: number): { startMs: number; endMs: number } {
    const endMs = this.now();
    return { startMs: Math.max(0, endMs - Math.round(ms)), endMs };
  }

  /** A turn whose earlier one was over already has no such step. */
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
