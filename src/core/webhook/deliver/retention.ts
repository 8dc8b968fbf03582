import type { Settings } from '../../../shared/model/settings';
import type { WebhookState } from '../../../shared/model/webhook';
import type { Clock } from '../../ports/clock';
import type { InboxWriter } from '../../ports/inbox-writer';

import type { WebhookReadStore } from '../store/webhook-read-store';

const EVERY_MS = 60 * 60_000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Refused requests kept for inspection. */
const REFUSED_MAX = 500;

/**
 * Removes what the settings no longer keep, a few thousand rows at a time; returns how many.
 * Deliveries still to be handed on are kept.
 */
async function prune(
  writer: Pick<InboxWriter, 'prune'>,
  settings: Pick<Settings, 'webhookKeepDays' | 'webhookKeepMegabytes'>,
  now: number,
): Promise<number> {
  const limits = {
    before: now - settings.webhookKeepDays * DAY_MS,
    maxBytes: settings.webhookKeepMegabytes * 1024 * 1024,
    maxRefused: REFUSED_MAX,
  };
  let total = 0;
  for (;;) {
    const removed = await writer.prune(limits);
    if (removed === 0) return total;
    total += removed;
  }
}

export interface DeliveryRetentionOptions {
  reader: Pick<WebhookReadStore, 'newestNumber'>;
  writer: Pick<InboxWriter, 'prune'>;
  settings: () => Settings;
  clock: Clock;
  /** Called after deliveries were removed. */
  onRemoved: () => void;
}

/** Keeps the inbox within the limits of the settings, every hour once started. */
export class DeliveryRetention {
  /** The last removal. */
  removed: WebhookState['removed'] = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: DeliveryRetentionOptions) {}

  start(): void {
    this.timer = setInterval(() => void this.apply().catch(() => {}), EVERY_MS);
    this.timer.unref();
    void this.apply().catch(() => {});
  }

  /** Returns how many were removed. */
  async apply(): Promise<number> {
    const { reader, writer, settings, clock } = this.options;
    // An empty inbox does not need a thread started for it.
    if (reader.newestNumber() === 0) return 0;
    const count = await prune(writer, settings(), clock.now());
    if (count > 0) {
      this.removed = { count, at: new Date(clock.now()).toISOString() };
      this.options.onRemoved();
    }
    return count;
  }

  dispose(): void {
    if (this.timer) clearInterval(this.timer);
  }
}
