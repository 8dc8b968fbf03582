import { currentTurnId } from '../lib/turn-context';
import type { CallMeter } from '../ports/call-meter';
import type { MeteredService } from '../../shared/model/monitoring';

/** With ids in it, every path would be an operation of its own. */
const IDS = /\d{5,}/g;

/**
 * Measures one call from its start, repetitions included, and reports it once, under the turn that
 * made it.
 */
export class CallStopwatch {
  private readonly startedAt = performance.now();
  private firstByteAt: number | null = null;
  private attempts = 0;
  private bytesOut = 0;
  private isOver = false;
  private logid: string | null = null;
  private readonly turnId = currentTurnId();

  constructor(
    private readonly meter: CallMeter,
    private readonly service: MeteredService,
    private readonly operation: string,
  ) {}

  /** The call is sent, or sent again. */
  sent(bytes: number): void {
    this.attempts += 1;
    this.bytesOut += bytes;
  }

  firstByte(): void {
    this.firstByteAt ??= performance.now();
  }

  /** The server's id of the call has arrived. */
  named(logid: string | null): void {
    this.logid ??= logid;
  }

  /** The call has ended. Only the first end counts. */
  end(outcome: string, bytesIn = 0): void {
    if (this.isOver) return;
    this.isOver = true;
    const totalMs = performance.now() - this.startedAt;
    this.meter.record({
      service: this.service,
      operation: this.operation.replace(IDS, ':id'),
      outcome,
      ms: this.firstByteAt === null ? totalMs : this.firstByteAt - this.startedAt,
      totalMs,
      retries: Math.max(0, this.attempts - 1),
      bytesOut: this.bytesOut,
      bytesIn,
      ...(this.turnId !== null && { turnId: this.turnId }),
      ...(this.logid !== null && { logid: this.logid }),
    });
  }
}
