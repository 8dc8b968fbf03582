import type { Settings } from '../../../shared/model/settings';
import type { InboxWriter } from '../../ports/inbox-writer';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Refused requests that are kept for the person to look at. */
const REFUSED_MAX = 500;

/**
 * Removes what the settings no longer keep, a few thousand at a time; answers how many. What is
 * still to be handed on stays.
 */
export async function applyRetention(
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
