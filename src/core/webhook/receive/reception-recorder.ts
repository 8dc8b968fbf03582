import type { WebhookReason } from '../../../shared/model/webhook';
import { WEBHOOK_PATH } from '../../../shared/webhook-path';
import { deafMeter, type CallMeter } from '../../ports/call-meter';
import type { Clock } from '../../ports/clock';
import type { InboxEntry, InboxWriter } from '../../ports/inbox-writer';
import type { ListChanges } from '../inspect/list-changes';
import { AnswerTimes } from './answer-times';
import type { DeliveryCounts } from './delivery-counts';
import { RefusalRecorder } from './refusal-recorder';
import { REFUSALS } from './webhook-answers';

export interface ReceptionRecorderOptions {
  writer: InboxWriter;
  clock: Clock;
  counts: DeliveryCounts;
  changes: ListChanges;
  meter: CallMeter | undefined;
}

/** An answered delivery: its profile, and how long the answer took, in milliseconds. */
export interface AcceptedDelivery {
  id: string;
  profileId: string;
  isDuplicate: boolean;
  ms: number;
}

/** Counts and measures the outcome of incoming requests. */
export class ReceptionRecorder {
  private readonly refusals: RefusalRecorder;
  private readonly answerTimes: AnswerTimes;

  constructor(private readonly options: ReceptionRecorderOptions) {
    this.refusals = new RefusalRecorder(options.writer, options.clock);
    this.answerTimes = new AnswerTimes(options.writer);
  }

  /** Records deliveries that are on disk. */
  recordStored(entries: readonly InboxEntry[]): void {
    for (const { profileId } of entries) this.options.counts.add(profileId, 'accepted');
    this.options.changes.arrived(entries.length);
  }

  recordAccepted({ id, profileId, isDuplicate, ms }: AcceptedDelivery): void {
    this.measure('ok', ms);
    if (isDuplicate) this.options.counts.add(profileId, 'duplicates');
    else this.answerTimes.record(id, ms);
  }

  async recordRefused(entry: InboxEntry, reason: WebhookReason, isOurs: boolean): Promise<void> {
    this.options.counts.add(entry.profileId, 'refused');
    if (reason !== 'ok') this.measure(REFUSALS[reason].code, 0, entry.bodyBytes);
    this.options.changes.arrived((await this.refusals.keep(entry, reason, isOurs)) ? 1 : 0);
  }

  /** Writes the response times that are still waiting. */
  async dispose(): Promise<void> {
    await this.answerTimes.flush();
  }

  private measure(outcome: string, ms: number, bytesIn = 0): void {
    const { meter = deafMeter } = this.options;
    meter.record({
      service: 'webhook',
      operation: WEBHOOK_PATH,
      outcome,
      ms,
      totalMs: ms,
      retries: 0,
      bytesOut: 0,
      bytesIn,
    });
  }
}
