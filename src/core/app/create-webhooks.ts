import type { SecretStore } from '../ports/secret-store';
import type { ChatService } from '../chat/chat-service';
import type { Translator } from '../lib/translator';
import { HttpClient } from '../net/http-client';
import type { AuditSink } from '../ports/audit';
import type { CallMeter } from '../ports/call-meter';
import type { Clock } from '../ports/clock';
import type { DeliveryReceiver, WebhookDelivery } from '../ports/delivery-receiver';
import type { InboxWriter } from '../ports/inbox-writer';
import type { Notifier } from '../ports/notifier';
import type { Tunnel } from '../ports/tunnel';
import type { SettingsStore } from '../ports/settings-store';
import type { Database } from '../storage/database';
import { DirectInboxWriter } from '../webhook/store/direct-inbox-writer';
import { RuleAndTestStore } from '../webhook/store/rule-and-test-store';
import { WebhookReadStore } from '../webhook/store/webhook-read-store';
import { WorkerInboxWriter } from '../webhook/store/worker-inbox-writer';
import { WebhookProfiles } from './webhook-profiles';
import { conversationMessage } from '../webhook/deliver/conversation-message';
import type { WebhookProfileSource } from '../webhook/webhook-profile-source';
import { WebhookService } from '../webhook/webhook-service';

export interface CreateWebhooksOptions {
  database: Database;
  /** Null when the database lives in memory. */
  databaseKey: string | null;
  /** Built program of the writing thread; null writes in this one. */
  inboxProgram: string | null;
  port: number | undefined;
  chat: () => Promise<ChatService>;
  /**
   * Whose webhooks serve in a run whose connection was given with the command; null: the profiles
   * of the settings.
   */
  webhookProfileOverride: string | null;
  /** The active profile's id. */
  activeProfileId: () => string | null;
  notifier: Notifier;
  secrets: SecretStore;
  settings: SettingsStore;
  clock: Clock;
  translator: Translator;
  tunnel: Tunnel;
  meter: CallMeter;
  audit: AuditSink;
}

/**
 * The webhooks with their receivers inside: the chat, and the person. Automations are a third one
 * day.
 */
export function createWebhooks(parts: CreateWebhooksOptions): WebhookService {
  const { database, secrets, settings, clock, translator, tunnel } = parts;
  const profiles = new WebhookProfiles(settings, parts.webhookProfileOverride);
  return new WebhookService({
    reader: new WebhookReadStore(database),
    writer: writerOf(parts),
    rulesAndTests: new RuleAndTestStore(database),
    secrets,
    settings,
    clock,
    translator,
    tunnel,
    profiles,
    meter: parts.meter,
    audit: parts.audit,
    receivers: [chatReceiver(parts), notificationReceiver(parts, profiles)],
    // Others' servers must not wait for Coze's turn, and what is measured is one request.
    http: new HttpClient({ connections: () => 16 }),
    durable: parts.databaseKey !== null,
    port: parts.port,
    isAlive,
  });
}

function writerOf({ database, databaseKey, inboxProgram }: CreateWebhooksOptions): InboxWriter {
  if (databaseKey === null || inboxProgram === null) return new DirectInboxWriter(database);
  return new WorkerInboxWriter(inboxProgram, { path: database.path, key: databaseKey });
}

/** A message in its conversation; without a profile there is no conversation it could belong to. */
function chatReceiver(parts: CreateWebhooksOptions): DeliveryReceiver {
  return {
    name: 'chat',
    wants: (delivery) =>
      ownerOf(delivery, parts) !== null && conversationMessage(delivery) !== null,
    receive: async (delivery) => void (await takeMessage(delivery, parts)),
  };
}

/**
 * The person hears of a message; a click leads to its conversation, or to the delivery when it has
 * none. A message for a profile that is not in use names it and leads to where one switches.
 */
function notificationReceiver(
  parts: CreateWebhooksOptions,
  profiles: WebhookProfileSource,
): DeliveryReceiver {
  const { notifier, settings, translator, activeProfileId } = parts;
  return {
    name: 'notice',
    wants: (delivery) =>
      settings.read().settings.webhookNotifications && conversationMessage(delivery) !== null,
    receive: async (delivery) => {
      const text = (conversationMessage(delivery) ?? '').slice(0, 200);
      const owner = ownerOf(delivery, parts);
      const conversationId = owner === null ? null : await takeMessage(delivery, parts);
      if (owner !== null && owner !== activeProfileId()) {
        notifier.notify({
          kind: 'webhook',
          title: translator.t('webhook:newMessageFor', { name: profiles.nameOf(owner) }),
          text,
          route: ['connection'],
        });
        return;
      }
      notifier.notify({
        kind: 'webhook',
        title: translator.t('webhook:newMessage'),
        text,
        route: conversationId === null ? ['webhooks', delivery.id] : ['chat', conversationId],
      });
    },
  };
}

/**
 * The profile a delivery belongs to: what came before there was one is the active one's. Null
 * without any.
 */
function ownerOf(
  { profileId }: WebhookDelivery,
  { activeProfileId }: CreateWebhooksOptions,
): string | null {
  return profileId || activeProfileId();
}

/**
 * Both receivers come here, in either order: the same message is taken once. Answers the
 * conversation it is in.
 */
async function takeMessage(
  delivery: WebhookDelivery,
  parts: CreateWebhooksOptions,
): Promise<string> {
  const chat = await parts.chat();
  return chat.receiveMessage(
    `webhook-${delivery.rootId}`,
    delivery.conversationId,
    conversationMessage(delivery) ?? '',
    ownerOf(delivery, parts),
  ).conversationId;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}
