import { z } from 'zod';

/**
 * The closed list of error codes, for scripts and screens. Vendor numbers never appear here;
 * `core/coze/coze-errors.ts` maps them to these codes. Every code has a text and a remedy in
 * `shared/i18n/<language>/errors.ts` (a missing one does not compile).
 */
export const ERROR_CODES = [
  // the request itself
  'INVALID_INPUT',
  'UNKNOWN_REQUEST',
  'FORBIDDEN_SENDER',
  'INTERNAL',
  'ABORTED',
  'NOT_CONFIGURED',
  // secrets on this machine
  'KEYCHAIN_UNAVAILABLE',
  'SECRET_FILE_UNREADABLE',
  'KEY_MISSING',
  'KEY_INVALID',
  'KEY_ENCRYPTED',
  'KEY_NOT_RSA',
  'KEY_TOO_SHORT',
  'KEY_IS_PUBLIC',
  'KEY_OLD',
  'PAT_MISSING',
  'PAT_EXPIRES_SOON',
  'PAT_EXPIRED',
  'SECRET_UNCHANGED',
  'ROTATION_MISSING',
  'ROTATION_NOT_PROVEN',
  // a profile in a file
  'PROFILE_FILE_INVALID',
  'PROFILE_FILE_EXTRA',
  'PROFILE_FILE_NEWER',
  // workspaces
  'WORKSPACE_MISSING',
  // files on this machine
  'DATABASE_DAMAGED',
  'DATABASE_FOREIGN',
  'DATABASE_BUSY',
  'DATABASE_NEWER',
  'DISK_FULL',
  'DISK_READ_ONLY',
  'STORAGE_IN_MEMORY',
  'SETTINGS_DAMAGED',
  // backups, and notices of a start after a failure
  'BACKUP_PASSPHRASE_NEEDED',
  'BACKUP_PASSPHRASE_WRONG',
  'BACKUP_KEY_MISSING',
  'BACKUP_DAMAGED',
  'BACKUP_FOREIGN',
  'BACKUP_NEWER',
  'BACKUP_MISSING',
  'BACKUP_BUSY',
  'BACKUP_FAILED',
  'BACKUP_RESTORED',
  'DATA_FOLDER_IN_USE',
  'RESTORE_WAITS',
  'SAFE_MODE',
  'STAND_IN_RUNTIME',
  // the desktop integration
  'SHORTCUT_TAKEN',
  'SHORTCUT_WAYLAND',
  'LOGIN_ITEM_REFUSED',
  'NOTIFICATIONS_UNSUPPORTED',
  'NOTIFICATION_FAILED',
  // the connection to Coze
  'DNS_FAILED',
  'CONNECTION_REFUSED',
  'CONNECTION_RESET',
  'TLS_FAILED',
  'TIMEOUT',
  'NETWORK_UNREACHABLE',
  'NOT_COZE_RESPONSE',
  // the proxy
  'PROXY_NOT_SET',
  'PROXY_UNREACHABLE',
  'PROXY_AUTH_REQUIRED',
  'PROXY_REFUSED',
  // sign-in
  'JWT_SIGNATURE_INVALID',
  'JWT_KID_UNKNOWN',
  'JWT_WRONG_REGION',
  'JWT_EXPIRED',
  'JWT_AUDIENCE_MISMATCH',
  'JWT_REPLAYED',
  'JWT_REJECTED',
  'CLOCK_SKEW',
  'OAUTH_APP_DISABLED',
  'OAUTH_BAD_REQUEST',
  'OAUTH_GRANT_UNSUPPORTED',
  'OAUTH_SERVER_ERROR',
  'TOKEN_INVALID',
  'PERMISSION_DENIED',
  // answers of Coze
  'COZE_BAD_PARAMETER',
  'COZE_NOT_FOUND',
  'COZE_SERVER_ERROR',
  'COZE_UNKNOWN',
  'ENDPOINT_NOT_SERVED',
  'BOT_NOT_FOUND',
  'BOT_NOT_PUBLISHED',
  'CONVERSATION_BUSY',
  'REMOTE_CONVERSATION_NOT_FOUND',
  'RATE_LIMITED',
  'QUOTA_EXHAUSTED',
  'BALANCE_EXHAUSTED',
  'MODEL_FAILED',
  'CONTENT_REFUSED',
  'PROMPT_TOO_LONG',
  'FILE_REJECTED',
  'WORKFLOW_UNAVAILABLE',
  'CANNOT_CANCEL',
  // webhooks
  'WEBHOOK_PORT_TAKEN',
  'WEBHOOK_NOT_RUNNING',
  'WEBHOOK_NOT_REACHED',
  'WEBHOOK_ANSWERED_BADLY',
  'WEBHOOK_PROBE_LOST',
  'WEBHOOK_NO_PUBLIC_ADDRESS',
  'WEBHOOK_TARGET_REFUSED',
  'WEBHOOK_GUARD_MISSING',
  'WEBHOOK_OVERLOADED',
  'WEBHOOK_RECEIVER_FAILED',
  'WEBHOOK_DEAD_LETTERS',
  'WEBHOOK_SIGNATURE_FAILED',
  'DELIVERY_MISSING',
  // the operations listener
  'OPS_PORT_TAKEN',
  // tunnels
  'TUNNEL_NOT_CONFIGURED',
  'TUNNEL_HOST_KEY_CHANGED',
  'TUNNEL_SIGN_IN_REFUSED',
  'TUNNEL_KEY_INVALID',
  'TUNNEL_KEY_LOCKED',
  'TUNNEL_FORWARD_REFUSED',
  'TUNNEL_NO_ADDRESS',
  'TUNNEL_LOST',
  'TUNNEL_PROGRAM_MISSING',
  'TUNNEL_PROGRAM_ENDED',
  'TUNNEL_TOKEN_REFUSED',
  'TUNNEL_PROVIDER_REFUSED',
  // a chat turn
  'STREAM_BROKEN',
  'STREAM_STALLED',
  'CHAT_FAILED',
  'TOOL_ROUNDS_EXCEEDED',
  'CONVERSATION_MISSING',
  'TURN_MISSING',
  'TURN_RUNNING',
  'QUESTION_EMPTY',
  // attachments
  'ATTACHMENT_EMPTY',
  'ATTACHMENT_TOO_LARGE',
  'ATTACHMENT_TYPE',
  'ATTACHMENTS_TOO_MANY',
  'ATTACHMENT_MISSING',
  'FILE_UNREADABLE',
  // images from the network
  'IMAGE_REFUSED',
  'IMAGE_UNUSABLE',
  'ADDRESS_PRIVATE',
  // the connection to KAI
  'KAI_NOT_CONFIGURED',
  'KAI_SERVER_MISSING',
  'KAI_DISABLED',
  'KAI_URL_REFUSED',
  'KAI_PRIVATE_ADDRESS',
  'KAI_HEADER_REFUSED',
  'KAI_REDIRECTED',
  'KAI_UNAUTHORIZED',
  'KAI_FORBIDDEN',
  'KAI_HTTP_ERROR',
  'KAI_NOT_MCP',
  'KAI_PROTOCOL_UNSUPPORTED',
  'KAI_CONNECTION_LOST',
  'KAI_ANSWER_TOO_LARGE',
  'KAI_REFUSED_REQUEST',
  'KAI_LIST_CUT',
  // a tool call
  'TOOL_MISSING',
  'TOOL_SCHEMA_INVALID',
  'TOOL_PAYLOAD_INVALID',
  'TOOL_TIMEOUT',
  'TOOL_NOT_APPROVED',
  'TOOL_BLOCKED',
  'TOOL_FAILED',
  'TOOL_RESULT_UNREADABLE',
  'CALL_MISSING',
  'TURN_NOT_WAITING',
  // the acceptance
  'ACCEPTANCE_RUNNING',
  'ACCEPTANCE_NOT_AGREED',
  'ACCEPTANCE_RUN_MISSING',
  'ACCEPTANCE_CASE_MISSING',
  'ACCEPTANCE_REGRESSED',
] as const;

export const errorCodeSchema = z.enum(ERROR_CODES);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** The layer of the chain that failed, from this machine outwards. */
const LAYERS = [
  'input',
  'app',
  'setup',
  'keychain',
  'disk',
  'key',
  'clock',
  'proxy',
  'network',
  'jwt',
  'region',
  'token',
  'scope',
  'workspace',
  'bot',
  'stream',
  'coze',
  'tool',
  'kai',
  'webhook',
] as const;

export const layerSchema = z.enum(LAYERS);
export type Layer = z.infer<typeof layerSchema>;

/** Values for an error's sentence, for example `{ seconds: 30 }`. Never secret, never long. */
export const errorParamsSchema = z.record(z.string(), z.union([z.string(), z.number()]));
export type ErrorParams = z.infer<typeof errorParamsSchema>;

/**
 * An error as it crosses a process boundary or a pipe: one plain sentence and one remedy in the
 * user's language, the layer that failed and Coze's logid. With `params` a screen can show it in
 * another language.
 */
export const errorViewSchema = z.object({
  code: errorCodeSchema,
  message: z.string(),
  remedy: z.string(),
  layer: layerSchema.nullable(),
  logid: z.string().nullable(),
  params: errorParamsSchema,
});
export type ErrorView = z.infer<typeof errorViewSchema>;
