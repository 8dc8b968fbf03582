import { randomUUID } from 'node:crypto';
import type {
  DeliveryStatus,
  SendProof,
  SendResult,
  WebhookTest,
} from '../../../shared/model/webhook';
import { within } from '../../lib/abort';
import { AppError } from '../../lib/errors';
import type { Emitter } from '../../lib/emitter';
import type { AuditSink } from '../../ports/audit';
import type { Clock } from '../../ports/clock';
import type { DeliveryOutcome } from '../../ports/inbox-writer';
import type { StoredDelivery, WebhookReadStore } from '../store/webhook-read-store';
import type { StoredWebhookTest, RuleAndTestStore } from '../store/rule-and-test-store';
import { proofLike, type SigningKeys } from './request-signing';
import type { WebhookSender } from './webhook-sender';

/**
 * Time in milliseconds after which a repetition that has not ended is judged by its present state.
 */
const END_MS = 10_000;

export interface DeliveryRepeatsOptions {
  reader: Pick<WebhookReadStore, 'delivery'>;
  rulesAndTests: RuleAndTestStore;
  sender: WebhookSender;
  keys: SigningKeys;
  clock: Clock;
  changed: Emitter<readonly DeliveryOutcome[]>;
  /** The profile of these deliveries and tests. */
  profileId: () => string;
  /** Address of our own listener; throws WEBHOOK_NOT_RUNNING. */
  ownUrl: () => string;
  audit?: AuditSink | undefined;
}

/**
 * Sends deliveries again through the real listener, newly signed: single, edited, many, and saved
 * tests.
 */
export class DeliveryRepeats {
  constructor(private readonly options: DeliveryRepeatsOptions) {}

  replay(id: string): Promise<SendResult> {
    return this.repeat(this.find(id), 'replay');
  }

  resendEdited(id: string, body: string): Promise<SendResult> {
    return this.repeat({ ...this.find(id), body }, 'edited');
  }

  /**
   * Sends in order of arrival, each after the answer to the one before. What cannot be sent has no
   * new id.
   */
  async replayMany(
    ids: readonly string[],
  ): Promise<{ deliveryId: string; newId: string | null; status: number }[]> {
    const found = ids
      .map((id) => this.find(id))
      .toSorted((left, right) => left.number - right.number);
    const results = [];
    for (const delivery of found) {
      const result = await this.repeat(delivery, 'replay').catch(() => null);
      results.push({
        deliveryId: delivery.id,
        newId: result?.deliveryId ?? null,
        status: result?.status ?? 0,
      });
    }
    return results;
  }

  tests(): WebhookTest[] {
    return this.options.rulesAndTests.tests(this.options.profileId()).map(toTest);
  }

  /** Saves a delivery as a test: sent again, it must be answered and end as it did. */
  saveTest(id: string, name: string): WebhookTest {
    const { event, headers, body, verification, answerStatus, status } = this.find(id);
    const isOpen = status === 'pending' || status === 'retrying';
    const test: StoredWebhookTest = {
      id: randomUUID(),
      deliveryId: id,
      name,
      event,
      headers,
      body,
      proof: verification.method,
      createdAt: new Date(this.options.clock.now()).toISOString(),
      expectedAnswer: answerStatus,
      expectedStatus: isOpen ? 'delivered' : status,
      lastRun: null,
    };
    this.options.rulesAndTests.insertTest(this.options.profileId(), test);
    return toTest(test);
  }

  async runTest(id: string): Promise<WebhookTest> {
    const { rulesAndTests, sender, clock, keys, ownUrl } = this.options;
    const test = this.findTest(id);
    const proof = replayProof(test, keys);
    const sent = await sender.send({
      url: ownUrl(),
      body: test.body,
      headers: test.headers,
      proof,
      ownAs: { origin: 'replay', repeats: test.deliveryId },
    });
    const status = sent.deliveryId === null ? 'refused' : await this.endOf(sent.deliveryId);
    const passed = sent.status === test.expectedAnswer && status === test.expectedStatus;
    rulesAndTests.recordRun(id, {
      at: new Date(clock.now()).toISOString(),
      passed,
      deliveryId: sent.deliveryId ?? '',
      answer: sent.status,
      status,
    });
    return toTest(this.findTest(id));
  }

  removeTest(id: string): void {
    this.options.rulesAndTests.removeTest(this.options.profileId(), id);
  }

  private async repeat(delivery: StoredDelivery, origin: 'replay' | 'edited'): Promise<SendResult> {
    const { sender, keys, ownUrl } = this.options;
    const proof = proofLike(delivery.verification.method, keys);
    this.options.audit?.record({
      action: origin === 'replay' ? 'webhook.replayed' : 'webhook.resent',
      subject: delivery.id,
      detail: delivery.event,
    });
    return sender.send({
      url: ownUrl(),
      body: delivery.body,
      headers: delivery.headers,
      proof,
      ownAs: { origin, repeats: delivery.id },
    });
  }

  /** How a delivery ended, after waiting for it for a while. DELIVERY_MISSING. */
  async endOf(id: string): Promise<DeliveryStatus> {
    const end = deferredEnd();
    const stop = this.options.changed.on((outcomes) => {
      if (outcomes.some((outcome) => outcome.id === id && outcome.status !== 'retrying'))
        end.resolve();
    });
    if (this.find(id).status === 'pending') await within(END_MS, end.promise);
    stop();
    return this.find(id).status;
  }

  private find(id: string): StoredDelivery {
    const found = this.options.reader.delivery(id);
    if (found?.profileId !== this.options.profileId()) throw new AppError('DELIVERY_MISSING');
    return found;
  }

  private findTest(id: string): StoredWebhookTest {
    const found = this.options.rulesAndTests.test(this.options.profileId(), id);
    if (!found) throw new AppError('DELIVERY_MISSING');
    return found;
  }
}

/** A test of a delivery refused for its missing proof is sent without one again. */
function replayProof({ proof, expectedStatus }: StoredWebhookTest, keys: SigningKeys): SendProof {
  return proof === 'none' && expectedStatus === 'refused' ? 'none' : proofLike(proof, keys);
}

function toTest({
  deliveryId: _deliveryId,
  headers: _headers,
  body: _body,
  proof: _proof,
  ...test
}: StoredWebhookTest): WebhookTest {
  return test;
}

/**
 * A promise with its resolver outside (Promise.withResolvers is missing in the oldest supported
 * runtime).
 */
function deferredEnd(): { promise: Promise<void>; resolve: () => void } {
  const handle: { resolve?: () => void } = {};
  const promise = new Promise<void>((resolve) => (handle.resolve = resolve));
  return { promise, resolve: () => handle.resolve?.() };
}
