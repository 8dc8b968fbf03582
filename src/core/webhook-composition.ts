import type { SecretStore } from './ports/secret-store';
import type { ChatService } from './chat/chat-service';
import type { Translator } from './lib/translator';
import { HttpClient } from './net/http-client';
import type { CallMeter } from './ports/call-meter';
import type { Clock } from './ports/clock';
import type { DeliveryReceiver, WebhookDelivery } from './ports/delivery-receiver';
import type { InboxWriter } from './ports/inbox-writer';
import type { Notifier } from './ports/notifier';
import type { Tunnel } from './ports/tunnel';
import type { SettingsStore } from './ports/settings-store';
import type { Database } from './storage/database';
import { DirectInboxWriter } from './storage/direct-inbox-writer';
import { WebhookDeskStore } from './storage/webhook-desk-store';
import { WebhookReadStore } from './storage/webhook-read-store';
import { WorkerInboxWriter } from './storage/worker-inbox-writer';
import { conversationMessage } from './webhook/conversation-message';
import { WebhookService } from './webhook/webhook-service';

export interface WebhookParts {
  database: Database;
  /** Null when the database lives in memory. */
  databaseKey: string | null;
  /** Built program of the writing thread; null writes in this one. */
  inboxProgram: string | null;
  port: number | undefined;
  chat: () => Promise<ChatService>;
  hasProfile: () => boolean;
  notifier: Notifier;
  secrets: SecretStore;
  settings: SettingsStore;
  clock: Clock;
  translator: Translator;
  tunnel: Tunnel;
  meter: CallMeter;
}

/** The webhooks with their receivers inside: the chat, and the person. Automations are a third one day. */
export function createWebhooks(parts: WebhookParts): WebhookService {
  const { database, secrets, settings, clock, translator, tunnel } = parts;
  return new WebhookService({
    reader: new WebhookReadStore(database), writer: writerOf(parts), desk: new WebhookDeskStore(database), secrets, settings, clock, translator, tunnel, meter: parts.meter,
    receivers: [chatReceiver(parts), noticeReceiver(parts)],
    // Others' servers must not wait for Coze's turn, and what is measured is one request.
    http: new HttpClient({ connections: () => 16 }),
    durable: parts.databaseKey !== null,
    port: parts.port,
    isAlive,
  });
}

function writerOf({ database, databaseKey, inboxProgram }: WebhookParts): InboxWriter {
  if (databaseKey === null || inboxProgram === null) return new DirectInboxWriter(database);
  return new WorkerInboxWriter(inboxProgram, { path: database.path, key: databaseKey });
}

/** A message in its conversation; without a profile there is no conversation it could belong to. */
function chatReceiver({ chat, hasProfile }: WebhookParts): DeliveryReceiver {
  return {
    name: 'chat',
    wants: (delivery) => hasProfile() && conversationMessage(delivery) !== null,
    receive: async (delivery) => void (await takeMessage(delivery, chat)),
  };
}

/** The person hears of a message; a click leads to its conversation, or to the delivery when it has none. */
function noticeReceiver({ chat, hasProfile, notifier, settings, translator }: WebhookParts): DeliveryReceiver {
  return {
    name: 'notice',
    wants: (delivery) => settings.read().settings.webhookNotifications && conversationMessage(delivery) !== null,
    receive: async (delivery) => {
      const text = conversationMessage(delivery) ?? '';
      const route = hasProfile() ? ['chat', await takeMessage(delivery, chat)] : ['webhooks', delivery.id];
      notifier.notify({ kind: 'webhook', title: translator.t('webhook:newMessage'), text: text.slice(0, 200), route });
    },
  };
}

/** Both receivers come here, in either order: the same message is taken once. Answers the conversation it is in. */
async function takeMessage(delivery: WebhookDelivery, chat: WebhookParts['chat']): Promise<string> {
  return (await chat()).receiveMessage(`webhook-${delivery.rootId}`, delivery.conversationId, conversationMessage(delivery) ?? '').conversationId;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}
