import { z } from 'zod';
import type { WebhookDelivery } from '../../ports/delivery-receiver';

const MESSAGE_EVENT = 'conversation.message';
const bodySchema = z.object({
  data: z.object({ message: z.union([z.string(), z.object({ content: z.string() })]) }),
});

/**
 * The text of a `conversation.message` event; null for any other delivery and for one without text.
 * The content is untrusted.
 */
export function conversationMessage({ event, origin, body }: WebhookDelivery): string | null {
  if (event !== MESSAGE_EVENT || origin === 'self-test') return null;
  try {
    const { message } = bodySchema.parse(JSON.parse(body)).data;
    const text = typeof message === 'string' ? message : message.content;
    return text.trim() === '' ? null : text;
  } catch {
    return null;
  }
}
