import type { WebhookState } from '../../../shared/model/webhook';

type Counts = WebhookState['counts'];

/** What the listener has received since it started, per profile. */
export class DeliveryCounts {
  private readonly counts = new Map<string, Counts>();

  add(profileId: string, what: keyof Counts): void {
    const counts = this.of(profileId);
    this.counts.set(profileId, { ...counts, [what]: counts[what] + 1 });
  }

  of(profileId: string): Counts {
    return this.counts.get(profileId) ?? { accepted: 0, duplicates: 0, refused: 0, dead: 0 };
  }
}
