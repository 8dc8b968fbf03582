import type { WebhookReason } from '../../../shared/model/webhook';
import type { Clock } from '../../ports/clock';
import type { InboxEntry, InboxWriter } from '../../ports/inbox-writer';

const PER_MINUTE = 30;
const BODY_MAX = 64 * 1024;

/**
 * Stores refused requests for inspection, but not all of them: a stranger must not fill the disk.
 * Retention keeps the newest few hundred.
 */
export class RefusalRecorder {
  private since = Number.NEGATIVE_INFINITY;
  private count = 0;

  constructor(
    private readonly writer: Pick<InboxWriter, 'append'>,
    private readonly clock: Pick<Clock, 'monotonic'>,
  ) {}

  /** Tells whether the request was stored. Never throws: the request is refused in any case. */
  async keep(entry: InboxEntry, reason: WebhookReason, isOurs: boolean): Promise<boolean> {
    if (reason === 'unavailable' || (!isOurs && this.isTooMany())) return false;
    const verification =
      entry.verification.reason === 'ok' ? { ...entry.verification, reason } : entry.verification;
    const body = entry.bodyBytes > BODY_MAX ? entry.body.slice(0, BODY_MAX) : entry.body;
    return this.writer.append([{ ...entry, verification, body }]).then(
      () => true,
      () => false,
    );
  }

  private isTooMany(): boolean {
    const now = this.clock.monotonic();
    if (now - this.since >= 60_000) {
      this.since = now;
      this.count = 0;
    }
    this.count += 1;
    return this.count > PER_MINUTE;
  }
}
