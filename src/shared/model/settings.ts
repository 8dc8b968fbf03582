import { z } from 'zod';
import { readProxyAddress } from './network';
import { acceleratorSchema, shortcutActionSchema } from './shortcut';
import { tunnelSettingsSchema } from './tunnel';
import { usageLimitsSchema } from './usage';

/** Languages the product speaks; `system` follows the operating system. */
export const languageSchema = z.enum(['zh-CN', 'en']);
export type Language = z.infer<typeof languageSchema>;

/**
 * What a person can set. Nothing here is secret: it is stored as readable JSON. Every field has a
 * default.
 */
export const settingsSchema = z.object({
  language: z.enum(['system', 'zh-CN', 'en']).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** What closing the window does; asked once where a tray exists. */
  closeAction: z.enum(['ask', 'tray', 'quit']).default('ask'),
  /** How large everything is drawn, percent. */
  textScale: z.number().int().min(80).max(200).default(100),
  /** Start without a window, where a tray is there to open it from. */
  startHidden: z.boolean().default(false),
  /** The keys that open the quick ask from any program; empty for none. */
  quickAskShortcut: acceleratorSchema.or(z.literal('')).default('CommandOrControl+Shift+Space'),
  /**
   * Keys inside the window that differ from the usual ones; an empty text switches an action's keys
   * off.
   */
  shortcuts: z.partialRecord(shortcutActionSchema, acceleratorSchema.or(z.literal(''))).default({}),
  /** Tell, while the window is not in front, of: an answer that took 30 seconds and more; */
  answerNotifications: z.boolean().default(true),
  /** a tool that waits for permission; */
  approvalNotifications: z.boolean().default(true),
  /** a question that failed; */
  errorNotifications: z.boolean().default(true),
  /** a service that is down, or back. */
  serviceNotifications: z.boolean().default(true),
  /** Conversations nobody used for so many days are deleted; 0 keeps them. */
  conversationKeepDays: z.number().int().min(0).max(3650).default(0),
  /**
   * Who asks in conversations that begin from now on, as Coze is told (`user_id` of the guide, step
   * 4.1).
   */
  userId: z.string().trim().min(1).max(100).default('coffee-salon'),
  /** Make a backup every day. */
  backupEnabled: z.boolean().default(true),
  /** So many automatic ones stay. */
  backupKeep: z.number().int().min(1).max(365).default(7),
  /** When, by this computer's clock. */
  backupTime: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
    .max(5)
    .default('03:30'),
  /** Debug mode (guide, troubleshooting): more in the log. */
  debug: z.boolean().default(false),
  /** A private key older than this is reminded of, days; 0 never. */
  keyReminderDays: z.number().int().min(0).max(3650).default(90),
  /** Longest time an access token is kept, seconds (`token_cache_ttl`; guide, performance). */
  tokenCacheTtlSeconds: z.number().int().min(60).max(86_399).default(3600),
  /** Life asked for when a token is requested, seconds; Coze allows at most 86,399. */
  tokenDurationSeconds: z.number().int().min(60).max(86_399).default(3600),
  /** Limit for one request to Coze, seconds (`timeout`; guide, performance). */
  requestTimeoutSeconds: z.number().int().min(1).max(600).default(30),
  /** A stream that is silent for so long is given up, seconds. */
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
   * How long what Coze said of bots, workspaces and conversations is kept, seconds; 0 asks every
   * time.
   */
  responseCacheTtlSeconds: z.number().int().min(0).max(86_400).default(300),
  /** How requests leave this machine; itself it always reaches directly. */
  proxyMode: z.enum(['system', 'custom', 'none']).default('system'),
  /** The proxy of `custom`, without user name and password; empty while none is given. */
  proxyAddress: z
    .string()
    .max(300)
    .refine((text) => text === '' || readProxyAddress(text) !== null)
    .default(''),
  /** Empty: the proxy wants none. The password is in the secret store. */
  proxyUser: z.string().max(200).default(''),
  /** Answers are fetched once they are whole instead of streamed; for the next question. */
  wholeAnswers: z.boolean().default(false),
  /** Does the webhook listener run with the app. */
  webhookEnabled: z.boolean().default(true),
  /** Its port on 127.0.0.1; 0 takes a free one. */
  webhookPort: z.number().int().min(0).max(65_535).default(8787),
  /** The public address a person has already; empty for none. */
  webhookPublicUrl: z.string().max(2000).default(''),
  /** A signed delivery older or newer than this is refused, seconds. */
  webhookMaxAgeSeconds: z.number().int().min(10).max(86_400).default(300),
  /**
   * The same body again within so many seconds is one delivery, where the sender names no event id;
   * 0 never.
   */
  webhookRepeatSeconds: z.number().int().min(0).max(3600).default(60),
  /** How long deliveries are kept, days. */
  webhookKeepDays: z.number().int().min(1).max(3650).default(30),
  /** How much room they may take, megabytes. */
  webhookKeepMegabytes: z.number().int().min(10).max(100_000).default(500),
  /** Tell of new messages while the window is not in front. */
  webhookNotifications: z.boolean().default(true),
  /** Address of the inbound trigger at Coze; empty for none. */
  webhookTriggerUrl: z.string().max(2000).default(''),
  /** What a profile should not use more of. */
  usageLimits: usageLimitsSchema.prefault({}),
  /**
   * Until then (ISO 8601 UTC) a service that goes down is expected: nobody is told, and it counts
   * as not watched. Null: none planned.
   */
  maintenanceUntil: z.iso.datetime().nullable().default(null),
  /** Does the operations listener (health, monitoring, metrics) run with the app. */
  opsEnabled: z.boolean().default(true),
  /** Its port on 127.0.0.1; 0 takes a free one. */
  opsPort: z.number().int().min(0).max(65_535).default(8080),
  /** Saved cases run every day at this time (`HH:MM`, local); empty: never by themselves. */
  acceptanceDailyAt: z
    .string()
    .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$/)
    .default(''),
  /** The tunnel, with the host keys it trusts. Changed through its own requests only. */
  tunnel: tunnelSettingsSchema.prefault({}),
});
export type Settings = z.infer<typeof settingsSchema>;

/** A change of some settings; the others stay. No defaults here: absent means "leave". */
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

/** The settings after a change; absent fields stay as they are. */
export function withSettings(settings: Settings, change: SettingsChange): Settings {
  const given = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  );
  return { ...settings, ...given };
}
