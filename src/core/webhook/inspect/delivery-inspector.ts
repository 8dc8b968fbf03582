import type { DeliveryDetail, DeliveryDifference } from '../../../shared/model/webhook';
import { AppError } from '../../lib/errors';
import type { Translator } from '../../lib/translator';
import type { StoredDelivery, WebhookReadStore } from '../store/webhook-read-store';
import { curlCommand } from './curl-command';
import { differencesOf } from './delivery-difference';
import { verdictOf } from './delivery-verdict';

export interface DeliveryInspectorOptions {
  reader: WebhookReadStore;
  translator: Translator;
  /** Deliveries of other profiles count as missing. */
  activeProfileId: () => string;
  /** Target address of a copied command. */
  address: () => string;
}

/** Details of single deliveries of the active profile. */
export class DeliveryInspector {
  constructor(private readonly options: DeliveryInspectorOptions) {}

  /** Throws DELIVERY_MISSING. */
  open(id: string): DeliveryDetail {
    const { reader, translator } = this.options;
    const { number: _number, profileId: _profileId, ...delivery } = this.find(id);
    const earlier = delivery.repeats === null ? null : reader.delivery(delivery.repeats);
    return {
      ...delivery,
      history: reader.attempts(id).map((attempt) => ({
        ...attempt,
        error: attempt.error && translator.describe(attempt.error),
      })),
      verdict: earlier && verdictOf(earlier, delivery),
    };
  }

  diff(leftId: string, rightId: string): DeliveryDifference[] {
    return differencesOf(this.open(leftId), this.open(rightId));
  }

  curl(id: string): string {
    return curlCommand(this.open(id), this.options.address());
  }

  private find(id: string): StoredDelivery {
    const found = this.options.reader.delivery(id);
    if (found?.profileId !== this.options.activeProfileId()) throw new AppError('DELIVERY_MISSING');
    return found;
  }
}
