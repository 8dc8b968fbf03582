import { z } from 'zod';
import { readProxyAddress } from './network';
import { acceleratorSchema, shortcutActionSchema } from './shortcut';
import { tunnelSettingsSchema } from './tunnel';
import { usageLimitsSchema } from './usage';

/** Supported languages; `system` follows the operating system. */
export const languageSchema = z.enum(['zh-CN', 'en']);
export type Language = z.infer<typeof languageSchema>;

/**
 * Settings of the person. None of them is secret: they are stored as readable JSON. Every field has
 * a default.
 */
export const settingsSchema = z.object({
  language: z.enum(['system', 'zh-CN', 'en']).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** What closing the window does; asked once where a tray exists. */
  closeAction: z.enum(['ask', 'tray', 'quit']).default('ask'),
  /** Scale of everything, in percent. */
  textScale: z.number().int().min(80).max(200).default(100),
  /** Start without a window, if there is a tray to open it from. */
  startHidden: z.boolean().default(false),
  /** The keys that open the quick ask from any program; empty for none. */
  quickAskShortcut: acceleratorSchema.or(z.literal('')).default('CommandOrControl+Shift+Space'),
  /**
   * Keys inside the window that differ from the defaults; an empty text disables an action's keys.
   */
  shortcuts: z.partialRecord(shortcutActionSchema, acceleratorSchema.or(z.literal(''))).default({}),
  /** Notify, while the window is not in front, of: an answer that took 30 seconds or more; */
  answerNotifications: z.boolean().default(true),
  /** a tool that waits for approval; */
  approvalNotifications: z.boolean().default(true),
  /** a question that failed; */
  errorNotifications: z.boolean().default(true),
  /** a service that is down, or back. */
  serviceNotifications: z.boolean().default(true),
  /** Days after which unused conversations are deleted; 0 keeps them. */
  conversationKeepDays: z.number().int().min(0).max(3650).default(0),
  /**
   * Who asks in conversations that begin from now on, as Coze is told (`user_id` of the guide, step
   * 4.1).
   */
  userId: z.string().trim().min(1).max(100).default('coffee-salon'),
  /** Make a backup every day. */
  backupEnabled: z.boolean().default(true),
  /** Number of automatic backups kept. */
  backupKeep: z.number().int().min(1).max(365).default(7),
  /** Local time of the backup. */
  backupTime: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
    .max(5)
    .default('03:30'),
  /** Debug mode (guide, troubleshooting): more in the log. */
  debug: z.boolean().default(false),
  /** Age in days from which a private key causes a reminder; 0 never. */
  keyReminderDays: z.number().int().min(0).max(3650).default(90),
  /** Longest time an access token is kept, seconds (`token_cache_ttl`; guide, performance). */
  tokenCacheTtlSeconds: z.number().int().min(60).max(86_399).default(3600),
  /** Requested life of a token in seconds; Coze allows at most 86,399. */
  tokenDurationSeconds: z.number().int().min(60).max(86_399).default(3600),
  /** Limit for one request to Coze, seconds (`timeout`; guide, performance). */
  requestTimeoutSeconds: z.number().int().min(1).max(600).default(30),
  /** Time in seconds after which a silent stream is given up. */
  streamIdleSeconds: z.number().int().min(1).max(600).default(30),
  /** Sockets to Coze at most (`max_connections`; guide, performance). */
  maxConnections: z.number().int().min(1).max(1000).default(100),
  /**
   * API calls a minute at most; more wait for their turn (`requests_per_minute`; guide,
   * performance). Not for the sandbox.
   */
  requestsPerMinute: z.number().int().min(1).max(60_000).default(60),
  /** API calls that may be made at once after a pause (`burst_size`; guide, performance). */
  burstSize: z.number().int().min(1).max(1000).default(10),
  /**
   * Seconds for which Coze's answers about bots, workspaces and conversations are cached; 0 always
   * asks.
   */
  responseCacheTtlSeconds: z.number().int().min(0).max(86_400).default(300),
  /** How requests leave this machine; loopback addresses are always reached directly. */
  proxyMode: z.enum(['system', 'custom', 'none']).default('system'),
  /** The proxy of `custom`, without user name and password; empty while none is set. */
  proxyAddress: z
    .string()
    .max(300)
    .refine((text) => text === '' || readProxyAddress(text) !== null)
    .default(''),
  /** Empty: the proxy needs none. The password is in the secret store. */
  proxyUser: z.string().max(200).default(''),
  /**
   * Answers are fetched once they are complete instead of streamed; applies from the next question
   * on.
   */
  wholeAnswers: z.boolean().default(false),
  /** Whether the webhook listener runs with the app. */
  webhookEnabled: z.boolean().default(true),
  /** Its port on 127.0.0.1; 0 picks a free one. */
  webhookPort: z.number().int().min(0).max(65_535).default(8787),
  /** The public address the person already has; empty for none. */
  webhookPublicUrl: z.string().max(2000).default(''),
  /** Largest difference in seconds between a signed delivery's time and ours. */
  webhookMaxAgeSeconds: z.number().int().min(10).max(86_400).default(300),
  /**
   * Seconds within which the same body counts as one delivery, if the sender names no event id; 0
   * never.
   */
  webhookRepeatSeconds: z.number().int().min(0).max(3600).default(60),
  /** Days for which deliveries are kept. */
  webhookKeepDays: z.number().int().min(1).max(3650).default(30),
  /** Disk space for deliveries, in megabytes. */
  webhookKeepMegabytes: z.number().int().min(10).max(100_000).default(500),
  /** Notify of new messages while the window is not in front. */
  webhookNotifications: z.boolean().default(true),
  /** Address of the inbound trigger at Coze; empty for none. */
  webhookTriggerUrl: z.string().max(2000).default(''),
  /** Limits of a profile's usage. */
  usageLimits: usageLimitsSchema.prefault({}),
  /**
   * Until then (ISO 8601 UTC) a service that goes down is expected: no notifications, and the time
   * counts as not observed. Null: none planned.
   */
  maintenanceUntil: z.iso.datetime().nullable().default(null),
  /** Whether the operations listener (health, monitoring, metrics) runs with the app. */
  opsEnabled: z.boolean().default(true),
  /** Its port on 127.0.0.1; 0 picks a free one. */
  opsPort: z.number().int().min(0).max(65_535).default(8080),
  /** Saved cases run every day at this time (`HH:MM`, local); empty: never automatically. */
  acceptanceDailyAt: z
    .string()
    .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$/)
    .default(''),
  /** The tunnel, with the host keys it trusts. Only changed through its own requests. */
  tunnel: tunnelSettingsSchema.prefault({}),
});
export type Settings = z.infer<typeof settingsSchema>;

/** A change of some settings; the others are kept. No defaults here: absent means unchanged. */
export const settingsChangeSchema = z
  .object({
    language: settingsSchema.shape.language.unwrap(),
    theme: settingsSchema.shape.theme.unwrap(),
    closeAction: settingsSchema.shape.closeAction.unwrap(),
    textScale: settingsSchema.shape.textScale.unwrap(),
    startHidden: settingsSchema.shape.startHidden.unwrap(),
    quickAskShortcut: settingsSchema.shape.quickAskShortcut.unwrap(),
    shortcuts: settingsSchema.shape.shortcuts.unwrap(),
    answerNotifications: settingsSchema.shape.answerNotifications.unwrap(),
    approvalNotifications: settingsSchema.shape.approvalNotifications.unwrap(),
    errorNotifications: settingsSchema.shape.errorNotifications.unwrap(),
    serviceNotifications: settingsSchema.shape.serviceNotifications.unwrap(),
    conversationKeepDays: settingsSchema.shape.conversationKeepDays.unwrap(),
    userId: settingsSchema.shape.userId.unwrap(),
    backupEnabled: settingsSchema.shape.backupEnabled.unwrap(),
    backupKeep: settingsSchema.shape.backupKeep.unwrap(),
    backupTime: settingsSchema.shape.backupTime.unwrap(),
    debug: settingsSchema.shape.debug.unwrap(),
    keyReminderDays: settingsSchema.shape.keyReminderDays.unwrap(),
    tokenCacheTtlSeconds: settingsSchema.shape.tokenCacheTtlSeconds.unwrap(),
    tokenDurationSeconds: settingsSchema.shape.tokenDurationSeconds.unwrap(),
    requestTimeoutSeconds: settingsSchema.shape.requestTimeoutSeconds.unwrap(),
    streamIdleSeconds: settingsSchema.shape.streamIdleSeconds.unwrap(),
    maxConnections: settingsSchema.shape.maxConnections.unwrap(),
    requestsPerMinute: settingsSchema.shape.requestsPerMinute.unwrap(),
    burstSize: settingsSchema.shape.burstSize.unwrap(),
    responseCacheTtlSeconds: settingsSchema.shape.responseCacheTtlSeconds.unwrap(),
    proxyMode: settingsSchema.shape.proxyMode.unwrap(),
    proxyAddress: settingsSchema.shape.proxyAddress.unwrap(),
    proxyUser: settingsSchema.shape.proxyUser.unwrap(),
    wholeAnswers: settingsSchema.shape.wholeAnswers.unwrap(),
    webhookEnabled: settingsSchema.shape.webhookEnabled.unwrap(),
    webhookPort: settingsSchema.shape.webhookPort.unwrap(),
    webhookPublicUrl: settingsSchema.shape.webhookPublicUrl.unwrap(),
    webhookMaxAgeSeconds: settingsSchema.shape.webhookMaxAgeSeconds.unwrap(),
    webhookRepeatSeconds: settingsSchema.shape.webhookRepeatSeconds.unwrap(),
    webhookKeepDays: settingsSchema.shape.webhookKeepDays.unwrap(),
    webhookKeepMegabytes: settingsSchema.shape.webhookKeepMegabytes.unwrap(),
    webhookNotifications: settingsSchema.shape.webhookNotifications.unwrap(),
    webhookTriggerUrl: settingsSchema.shape.webhookTriggerUrl.unwrap(),
    maintenanceUntil: settingsSchema.shape.maintenanceUntil.unwrap(),
    usageLimits: usageLimitsSchema,
    opsEnabled: settingsSchema.shape.opsEnabled.unwrap(),
    opsPort: settingsSchema.shape.opsPort.unwrap(),
    acceptanceDailyAt: settingsSchema.shape.acceptanceDailyAt.unwrap(),
    tunnel: tunnelSettingsSchema,
  })
  .partial();
export type SettingsChange = z.infer<typeof settingsChangeSchema>;

/** The settings after a change; absent fields are unchanged. */
export function withSettings(settings: Settings, change: SettingsChange): Settings {
  const given = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  );
  return { ...settings, ...given };
}
