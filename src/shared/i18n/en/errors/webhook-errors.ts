import type { webhookErrors as zh } from '../../zh-CN/errors/webhook-errors';
import type { Texts } from '../../text-shape';

export const webhookErrors: Texts<typeof zh> = {
  WEBHOOK_PORT_TAKEN: {
    message: 'Another program uses port {{port}}, so the webhook listener did not start.',
    remedy:
      'End that program and start the listener again, or choose another port in the settings.',
  },
  WEBHOOK_NOT_RUNNING: {
    message: 'The webhook listener is not running.',
    remedy: 'Start it under “Webhooks” and try again.',
  },
  WEBHOOK_NOT_REACHED: {
    message: '{{host}} cannot be reached: {{detail}}',
    remedy: 'Check the address, the network, and whether the other side is running.',
  },
  WEBHOOK_ANSWERED_BADLY: {
    message: '{{host}} answered {{status}}, which is not the listener on this computer.',
    remedy: 'Check that your reverse proxy or tunnel leads to the listener’s port on 127.0.0.1.',
  },
  WEBHOOK_PROBE_LOST: {
    message: 'The public address answered, but the probe did not arrive here.',
    remedy:
      'The address leads elsewhere; point your reverse proxy or tunnel to the listener’s port on this computer.',
  },
  WEBHOOK_NO_PUBLIC_ADDRESS: {
    message: 'There is no public address yet.',
    remedy: 'Enter an https address that leads to this computer under “Webhooks”.',
  },
  WEBHOOK_TARGET_REFUSED: {
    message: 'Nothing can be sent to this address: {{detail}}',
    remedy: 'Enter a complete https address.',
  },
  WEBHOOK_GUARD_MISSING: {
    message: 'The token or secret for this signature is not set yet.',
    remedy: 'Enter it under “Webhooks”, “Verification”, or choose another signature.',
  },
  WEBHOOK_OVERLOADED: {
    message: 'Too many events wait to be written; no more are taken for the moment.',
    remedy: 'Wait a little; the sender retries as Retry-After says.',
  },
  WEBHOOK_RECEIVER_FAILED: {
    message: 'The app could not process this event: {{detail}}',
    remedy: 'It is tried again by itself; if it keeps failing, hand the dead letter in again.',
  },
  WEBHOOK_DEAD_LETTERS: {
    message: '{{count}} events failed several times and became dead letters.',
    remedy: 'See why under “Webhooks”, then hand them in again.',
  },
  WEBHOOK_SIGNATURE_FAILED: {
    message: 'Requests failed verification lately (Webhook signature verification failed).',
    remedy: 'Check the bearer token: the one entered at Coze must be the one set here.',
  },
  DELIVERY_MISSING: {
    message: 'This record no longer exists; it may have been removed when its time was over.',
    remedy: 'Refresh the list and choose another one.',
  },
};
