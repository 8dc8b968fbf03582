import type { SelfTest, SendResult } from '../../../shared/model/webhook';
import { AppError } from '../../lib/errors';
import type { Translator } from '../../lib/translator';
import type { Clock } from '../../ports/clock';
import type { WebhookSecrets } from '../secrets/webhook-secrets';
import type { WebhookProfileSource } from '../webhook-profile-source';
import { triggerAddress } from './coze-trigger';
import { runSelfTest } from './self-test';
import type { WebhookSender } from './webhook-sender';

export interface AddressTestsOptions {
  sender: WebhookSender;
  keys: WebhookSecrets;
  profiles: WebhookProfileSource;
  clock: Clock;
  translator: Translator;
  /** Throws WEBHOOK_NO_PUBLIC_ADDRESS. */
  publicUrl: () => string;
  /** The trigger address of the active profile has changed. */
  onTriggerChanged: () => void;
}

/** Requests that test an address: our own, or an agent's trigger. */
export class AddressTests {
  constructor(private readonly options: AddressTestsOptions) {}

  /**
   * Sends a delivery to ourselves over the public address, hop by hop. WEBHOOK_NO_PUBLIC_ADDRESS.
   */
  async selfTest(): Promise<SelfTest> {
    const { sender, clock, translator } = this.options;
    const url = this.options.publicUrl();
    const body = JSON.stringify({
      event: 'webhook.self_test',
      data: { at: new Date(clock.now()).toISOString() },
    });
    const ownAs = { origin: 'self-test', repeats: null } as const;
    const hops = await runSelfTest(url, () => sender.send({ url, body, proof: 'token', ownAs }));
    return {
      passed: hops.every(({ status }) => status !== 'fail'),
      hops: hops.map((hop) => ({ ...hop, error: hop.error && translator.describe(hop.error) })),
    };
  }

  /**
   * Calls an agent's inbound trigger with its own token; `ownBase` is the API base of the active
   * connection. WEBHOOK_TARGET_REFUSED, WEBHOOK_GUARD_MISSING without its token, network codes.
   */
  async callTrigger(url: string, body: string, ownBase: string | null): Promise<SendResult> {
    const { sender, keys, profiles } = this.options;
    const address = triggerAddress(url, ownBase);
    const bearer = keys.guard('trigger');
    if (bearer === null) throw new AppError('WEBHOOK_GUARD_MISSING');
    const profileId = profiles.activeId();
    const result = await sender.send({ url: address, body, proof: 'none', bearer });
    profiles.keepAddresses(profileId, { triggerUrl: url });
    this.options.onTriggerChanged();
    return result;
  }
}
