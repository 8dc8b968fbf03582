import type { Lazy } from '../lib/lazy';
import type { DeliveryReceiver, WebhookDelivery } from '../ports/delivery-receiver';
import { conversationMessage } from '../webhook/deliver/conversation-message';
import type { WebhookProfileSource } from '../webhook/webhook-profile-source';
import type { AppContext } from './app-context';
import type { OpenedChat } from './create-chat';
import type { Notifications } from './notifications';

export interface WebhookReceiverOptions extends Pick<
  AppContext,
  'settings' | 'translator' | 'setup'
> {
  chat: Lazy<OpenedChat>;
  notifications: Notifications;
}

/** Adds a message to its conversation; without a profile there is no conversation for it. */
export function chatReceiver(options: WebhookReceiverOptions): DeliveryReceiver {
  return {
    name: 'chat',
    wants: (delivery) =>
      ownerOf(delivery, options) !== null && conversationMessage(delivery) !== null,
    receive: async (delivery) => void (await takeMessage(delivery, options)),
  };
}

/**
 * Notifies the person of a message; a click opens its conversation, or the delivery when it has
 * none. A message for a profile that is not in use names it and opens the list to switch.
 */
export function notificationReceiver(
  options: WebhookReceiverOptions,
  profiles: WebhookProfileSource,
): DeliveryReceiver {
  const { notifications, settings, translator, setup } = options;
  return {
    name: 'notice',
    wants: (delivery) =>
      settings.read().settings.webhookNotifications && conversationMessage(delivery) !== null,
    receive: async (delivery) => {
      const text = (conversationMessage(delivery) ?? '').slice(0, 200);
      const owner = ownerOf(delivery, options);
      const conversationId = owner === null ? null : await takeMessage(delivery, options);
      if (owner !== null && owner !== (setup.active?.id ?? null)) {
        notifications.center.notify({
          kind: 'webhook',
          title: translator.t('webhook:newMessageFor', { name: profiles.nameOf(owner) }),
          text,
          route: ['connection'],
        });
        return;
      }
      notifications.center.notify({
        kind: 'webhook',
        title: translator.t('webhook:newMessage'),
        text,
        route: conversationId === null ? ['webhooks', delivery.id] : ['chat', conversationId],
      });
    },
  };
}

/**
 * The profile of a delivery: what arrived before the first profile belongs to the active one. Null
 * without any.
 */
function ownerOf({ profileId }: WebhookDelivery, { setup }: WebhookReceiverOptions): string | null {
  return profileId || (setup.active?.id ?? null);
}

/**
 * Called by both receivers, in either order: the same message is added once. Returns its
 * conversation.
 */
async function takeMessage(
  delivery: WebhookDelivery,
  options: WebhookReceiverOptions,
): Promise<string> {
  const { chat } = await options.chat.get();
  return chat.receiveMessage(
    `webhook-${delivery.rootId}`,
    delivery.conversationId,
    conversationMessage(delivery) ?? '',
    ownerOf(delivery, options),
  ).conversationId;
}
