import { z } from 'zod';

/** Which Coze a profile talks to. */
const platformSchema = z.enum(['coze-cn', 'coze-com', 'studio', 'sandbox']);

/** API base of each platform that has a fixed one. Source: Coze developer guides. */
export const API_BASES = { 'coze-cn': 'https://api.coze.cn', 'coze-com': 'https://api.coze.com' } as const;

/** A connection to one Coze bot, without its secrets (they live in the secret store under the profile's id). */
export const profileSchema = z.object({
  id: z.string(),
  name: z.string(),
  platform: platformSchema,
  /** Scheme, host and port, no trailing slash. */
  apiBase: z.url({ protocol: /^https?$/ }),
  /** `jwt`: OAuth service app with a private key; `pat`: personal access token. */
  auth: z.enum(['jwt', 'pat']),
  appId: z.string(),
  /** Public key fingerprint as Coze shows it. */
  kid: z.string(),
  botId: z.string(),
  /** Named when the connection was checked; shown instead of the id. */
  botName: z.string().default(''),
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

/** A profile as a screen sees it: "set / not set" instead of secrets. */
export const profileViewSchema = profileSchema.extend({
  active: z.boolean(),
  secret: z.enum(['set', 'not-set']),
  /** SHA-256 of the stored key's public half, lowercase hex; null without a key. */
  fingerprint: z.string().nullable(),
});
export type ProfileView = z.infer<typeof profileViewSchema>;

/** A key waiting to be saved with a connection. Its private half stays in the main process. */
export const pendingKeySchema = z.object({ fingerprint: z.string(), publicKeyPem: z.string() });
export type PendingKey = z.infer<typeof pendingKeySchema>;
