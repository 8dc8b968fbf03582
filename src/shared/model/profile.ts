import { z } from 'zod';
import { errorCodeSchema, errorParamsSchema } from './error-view';

/** Which Coze a profile talks to. */
const platformSchema = z.enum(['coze-cn', 'coze-com', 'studio', 'sandbox']);

/** API base of each platform that has a fixed one. Source: Coze developer guides. */
export const API_BASES = {
  'coze-cn': 'https://api.coze.cn',
  'coze-com': 'https://api.coze.com',
} as const;

/** Addresses a person entered for a profile's webhooks; empty for none. */
const webhookAddressesSchema = z.object({
  publicUrl: z.string().max(2000).default(''),
  triggerUrl: z.string().max(2000).default(''),
});

/**
 * Slot of a profile's secret in the secret store. A rotation stores the next one in the other slot,
 * so that the change is one write.
 */
const slotSchema = z.enum(['a', 'b']);
export type SecretSlot = z.infer<typeof slotSchema>;

/**
 * A rotation under way, with the next secret in the other slot. `waiting`: it has not worked yet.
 * `proven`: a sign-in with it succeeded. `retiring`: it is in use, the old one is still to be
 * deleted. Until then the old one is used and works.
 */
const rotationSchema = z.object({
  step: z.enum(['waiting', 'proven', 'retiring']),
  startedAt: z.string(),
  /** Public key fingerprint at Coze of the next key; empty for a token. */
  kid: z.string(),
  /** When the next token expires, ISO 8601; null for a key, or a token that does not. */
  patExpiresAt: z.string().nullable(),
});
export type Rotation = z.infer<typeof rotationSchema>;

/**
 * A connection to one Coze bot, without its secrets (they are in the secret store under the
 * profile's id).
 */
export const profileSchema = z.object({
  id: z.string(),
  /** The person's name for it, if `named`; otherwise the platform's name. */
  name: z.string(),
  named: z.boolean().default(false),
  platform: platformSchema,
  /** Scheme, host and port, no trailing slash. */
  apiBase: z.url({ protocol: /^https?$/ }),
  /** `jwt`: OAuth service app with a private key; `pat`: personal access token. */
  auth: z.enum(['jwt', 'pat']),
  appId: z.string(),
  /** Public key fingerprint as shown by Coze. */
  kid: z.string(),
  botId: z.string(),
  /** Set when the connection was checked; shown instead of the id. */
  botName: z.string().default(''),
  webhook: webhookAddressesSchema.prefault({}),
  slot: slotSchema.default('a'),
  /**
   * When the secret in use was first seen, ISO 8601; null while there is none, or the date is
   * unknown.
   */
  inUseSince: z.string().nullable().default(null),
  /** When the personal access token expires, ISO 8601; null when it does not, or for a key. */
  patExpiresAt: z.string().nullable().default(null),
  rotation: rotationSchema.nullable().default(null),
  /** KAI servers of an imported profile that had a key on the other computer. */
  importedKaiServers: z.array(z.string()).default([]),
});
export type Profile = z.infer<typeof profileSchema>;

/** What a person types to connect; checked before it is saved. */
export const connectionDraftSchema = z.object({
  /** The profile being edited, or null for a new one. */
  profileId: z.string().nullable(),
  platform: z.enum(['coze-cn', 'coze-com', 'studio']),
  apiBase: z.string().trim().max(500),
  auth: z.enum(['jwt', 'pat']),
  appId: z.string().trim().max(200),
  kid: z.string().trim().max(500),
  botId: z.string().trim().max(200),
});
export type ConnectionDraft = z.infer<typeof connectionDraftSchema>;

/** A profile for display: "set / not set" instead of secrets. */
export const profileViewSchema = profileSchema.extend({
  active: z.boolean(),
  secret: z.enum(['set', 'not-set']),
  /** SHA-256 of the stored key's public half, lowercase hex; null without a key. */
  fingerprint: z.string().nullable(),
  /** What the person should deal with in time, or null. PAT_EXPIRED, PAT_EXPIRES_SOON, KEY_OLD. */
  warning: z.object({ code: errorCodeSchema, params: errorParamsSchema }).nullable(),
  /**
   * The public half of the next key while a rotation is under way; null otherwise, and for a token.
   */
  nextPublicHalf: z.object({ fingerprint: z.string(), publicKeyPem: z.string() }).nullable(),
  /** Names of KAI servers whose key is still missing after an import. */
  missingKaiKeys: z.array(z.string()),
});
export type ProfileView = z.infer<typeof profileViewSchema>;

/** A key to be saved with a connection. Its private half stays in the main process. */
export const pendingKeySchema = z.object({ fingerprint: z.string(), publicKeyPem: z.string() });
export type PendingKey = z.infer<typeof pendingKeySchema>;
