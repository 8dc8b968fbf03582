import type { SendProof, SendResult } from '../../../shared/model/webhook';
import { AppError } from '../../lib/errors';
import { httpsAddress, type WebhookSender } from './webhook-sender';

/** What a person entered in the test sender. */
export interface WebhookTestRequest {
  target: 'listener' | 'public' | 'address';
  url: string;
  proof: SendProof;
  body: string;
}

/** Where the test sender may send requests. */
export interface TestTargets {
  sender: Pick<WebhookSender, 'send'>;
  ownUrl: () => string;
  publicUrl: () => string;
}

/**
 * Sends a test. Our token is never sent to a stranger's address: there only signatures, which do
 * not reveal their secret, or nothing. WEBHOOK_NOT_RUNNING, WEBHOOK_NO_PUBLIC_ADDRESS,
 * WEBHOOK_TARGET_REFUSED, WEBHOOK_GUARD_MISSING, network codes.
 */
export async function sendTest(
  { sender, ownUrl, publicUrl }: TestTargets,
  { target, url, proof, body }: WebhookTestRequest,
): Promise<SendResult> {
  const ownAs = { origin: 'test' as const, repeats: null };
  switch (target) {
    case 'listener':
      return sender.send({ url: ownUrl(), body, proof, ownAs });
    case 'public':
      return sender.send({ url: publicUrl(), body, proof, ownAs });
    case 'address':
      if (proof === 'token')
        throw new AppError('WEBHOOK_TARGET_REFUSED', { params: { detail: 'Bearer' } });
      return sender.send({ url: httpsAddress(url).href, body, proof });
  }
}
