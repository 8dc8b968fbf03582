import type { ErrorCode, ErrorParams, Layer } from '../../shared/model/error-view';

/** Layer of each code, when the thrower does not name one. */
const LAYER_OF: Record<ErrorCode, Layer> = {
  INVALID_INPUT: 'input',
  UNKNOWN_REQUEST: 'input',
  FORBIDDEN_SENDER: 'input',
  INTERNAL: 'app',
  ABORTED: 'app',
  NOT_CONFIGURED: 'setup',
  KEYCHAIN_UNAVAILABLE: 'keychain',
  SECRET_FILE_UNREADABLE: 'keychain',
  KEY_MISSING: 'key',
  KEY_INVALID: 'key',
  KEY_ENCRYPTED: 'key',
  KEY_NOT_RSA: 'key',
  KEY_TOO_SHORT: 'key',
  KEY_IS_PUBLIC: 'key',
  PAT_MISSING: 'token',
  KEY_OLD: 'key',
  PAT_EXPIRES_SOON: 'token',
  PAT_EXPIRED: 'token',
  SECRET_UNCHANGED: 'input',
  ROTATION_MISSING: 'setup',
  ROTATION_NOT_PROVEN: 'setup',
  PROFILE_FILE_INVALID: 'input',
  PROFILE_FILE_EXTRA: 'input',
  PROFILE_FILE_NEWER: 'input',
  WORKSPACE_MISSING: 'workspace',
  DATABASE_DAMAGED: 'disk',
  DATABASE_FOREIGN: 'disk',
  DATABASE_BUSY: 'disk',
  DATABASE_NEWER: 'disk',
  DISK_FULL: 'disk',
  DISK_READ_ONLY: 'disk',
  STORAGE_IN_MEMORY: 'disk',
  SETTINGS_DAMAGED: 'disk',
  BACKUP_PASSPHRASE_NEEDED: 'input',
  BACKUP_PASSPHRASE_WRONG: 'input',
  BACKUP_KEY_MISSING: 'keychain',
  BACKUP_DAMAGED: 'disk',
  BACKUP_FOREIGN: 'input',
  BACKUP_NEWER: 'input',
  BACKUP_MISSING: 'disk',
  BACKUP_BUSY: 'app',
  BACKUP_FAILED: 'disk',
  BACKUP_RESTORED: 'disk',
  DATA_FOLDER_IN_USE: 'disk',
  RESTORE_WAITS: 'disk',
  SAFE_MODE: 'app',
  STAND_IN_RUNTIME: 'app',
  SHORTCUT_TAKEN: 'app',
  SHORTCUT_WAYLAND: 'app',
  LOGIN_ITEM_REFUSED: 'app',
  NOTIFICATIONS_UNSUPPORTED: 'app',
  NOTIFICATION_FAILED: 'app',
  DNS_FAILED: 'network',
  CONNECTION_REFUSED: 'network',
  CONNECTION_RESET: 'network',
  TLS_FAILED: 'network',
  TIMEOUT: 'network',
  NETWORK_UNREACHABLE: 'network',
  NOT_COZE_RESPONSE: 'network',
  PROXY_NOT_SET: 'proxy',
  PROXY_UNREACHABLE: 'proxy',
  PROXY_AUTH_REQUIRED: 'proxy',
  PROXY_REFUSED: 'proxy',
  JWT_SIGNATURE_INVALID: 'jwt',
  JWT_KID_UNKNOWN: 'jwt',
  JWT_WRONG_REGION: 'region',
  JWT_EXPIRED: 'clock',
  JWT_AUDIENCE_MISMATCH: 'region',
  JWT_REPLAYED: 'jwt',
  JWT_REJECTED: 'jwt',
  CLOCK_SKEW: 'clock',
  OAUTH_APP_DISABLED: 'jwt',
  OAUTH_BAD_REQUEST: 'jwt',
  OAUTH_GRANT_UNSUPPORTED: 'jwt',
  OAUTH_SERVER_ERROR: 'jwt',
  TOKEN_INVALID: 'token',
  PERMISSION_DENIED: 'scope',
  COZE_BAD_PARAMETER: 'coze',
  COZE_NOT_FOUND: 'coze',
  COZE_SERVER_ERROR: 'coze',
  COZE_UNKNOWN: 'coze',
  ENDPOINT_NOT_SERVED: 'coze',
  BOT_NOT_FOUND: 'bot',
  BOT_NOT_PUBLISHED: 'bot',
  CONVERSATION_BUSY: 'coze',
  REMOTE_CONVERSATION_NOT_FOUND: 'coze',
  RATE_LIMITED: 'coze',
  QUOTA_EXHAUSTED: 'coze',
  BALANCE_EXHAUSTED: 'coze',
  MODEL_FAILED: 'coze',
  CONTENT_REFUSED: 'coze',
  PROMPT_TOO_LONG: 'coze',
  FILE_REJECTED: 'coze',
  WORKFLOW_UNAVAILABLE: 'coze',
  CANNOT_CANCEL: 'coze',
  STREAM_BROKEN: 'stream',
  STREAM_STALLED: 'stream',
  CHAT_FAILED: 'coze',
  TOOL_ROUNDS_EXCEEDED: 'tool',
  WEBHOOK_PORT_TAKEN: 'webhook',
  WEBHOOK_NOT_RUNNING: 'webhook',
  WEBHOOK_NOT_REACHED: 'network',
  WEBHOOK_ANSWERED_BADLY: 'network',
  WEBHOOK_PROBE_LOST: 'webhook',
  WEBHOOK_NO_PUBLIC_ADDRESS: 'setup',
  WEBHOOK_TARGET_REFUSED: 'input',
  WEBHOOK_GUARD_MISSING: 'setup',
  WEBHOOK_OVERLOADED: 'webhook',
  WEBHOOK_RECEIVER_FAILED: 'webhook',
  WEBHOOK_DEAD_LETTERS: 'webhook',
  WEBHOOK_SIGNATURE_FAILED: 'webhook',
  DELIVERY_MISSING: 'webhook',
  OPS_PORT_TAKEN: 'setup',
  TUNNEL_NOT_CONFIGURED: 'setup',
  TUNNEL_HOST_KEY_CHANGED: 'network',
  TUNNEL_SIGN_IN_REFUSED: 'network',
  TUNNEL_KEY_INVALID: 'key',
  TUNNEL_KEY_LOCKED: 'key',
  TUNNEL_FORWARD_REFUSED: 'network',
  TUNNEL_NO_ADDRESS: 'network',
  TUNNEL_LOST: 'network',
  TUNNEL_PROGRAM_MISSING: 'setup',
  TUNNEL_PROGRAM_ENDED: 'network',
  TUNNEL_TOKEN_REFUSED: 'setup',
  TUNNEL_PROVIDER_REFUSED: 'network',
  CONVERSATION_MISSING: 'app',
  TURN_MISSING: 'app',
  TURN_RUNNING: 'app',
  QUESTION_EMPTY: 'input',
  ATTACHMENT_EMPTY: 'input',
  ATTACHMENT_TOO_LARGE: 'input',
  ATTACHMENT_TYPE: 'input',
  ATTACHMENTS_TOO_MANY: 'input',
  ATTACHMENT_MISSING: 'input',
  FILE_UNREADABLE: 'disk',
  IMAGE_REFUSED: 'input',
  IMAGE_UNUSABLE: 'network',
  ADDRESS_PRIVATE: 'network',
  KAI_NOT_CONFIGURED: 'kai',
  KAI_SERVER_MISSING: 'kai',
  KAI_DISABLED: 'kai',
  KAI_URL_REFUSED: 'kai',
  KAI_PRIVATE_ADDRESS: 'kai',
  KAI_HEADER_REFUSED: 'kai',
  KAI_REDIRECTED: 'kai',
  KAI_UNAUTHORIZED: 'kai',
  KAI_FORBIDDEN: 'kai',
  KAI_HTTP_ERROR: 'kai',
  KAI_NOT_MCP: 'kai',
  KAI_PROTOCOL_UNSUPPORTED: 'kai',
  KAI_CONNECTION_LOST: 'kai',
  KAI_ANSWER_TOO_LARGE: 'kai',
  KAI_REFUSED_REQUEST: 'kai',
  KAI_LIST_CUT: 'kai',
  TOOL_MISSING: 'tool',
  TOOL_SCHEMA_INVALID: 'tool',
  TOOL_PAYLOAD_INVALID: 'tool',
  TOOL_TIMEOUT: 'tool',
  TOOL_NOT_APPROVED: 'tool',
  TOOL_BLOCKED: 'tool',
  TOOL_FAILED: 'tool',
  TOOL_RESULT_UNREADABLE: 'tool',
  CALL_MISSING: 'tool',
  TURN_NOT_WAITING: 'app',
  ACCEPTANCE_RUNNING: 'app',
  ACCEPTANCE_NOT_AGREED: 'input',
  ACCEPTANCE_RUN_MISSING: 'app',
  ACCEPTANCE_CASE_MISSING: 'app',
  ACCEPTANCE_REGRESSED: 'app',
};

export interface AppErrorDetails {
  /** Values for the sentence; never secret. */
  params?: ErrorParams;
  /** Overrides the code's usual layer. */
  layer?: Layer;
  /** Coze's id of the request, which its support asks for. */
  logid?: string | null;
  cause?: unknown;
}

/**
 * The only error the app throws on purpose. It carries a code and values, not a sentence: the
 * sentence is made in the user's language at the edge (`Translator.describe`). Its `message` is for
 * logs and contains no secret as long as `params` contain none.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly layer: Layer;
  readonly logid: string | null;

  constructor(code: ErrorCode, details: AppErrorDetails = {}) {
    super(code, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.params = details.params ?? {};
    this.layer = details.layer ?? LAYER_OF[code];
    this.logid = details.logid ?? null;
  }
}

/**
 * Converts anything thrown to an AppError: an abort to ABORTED, unknown errors to INTERNAL without
 * detail.
 */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof Error && thrown.name === 'AbortError')
    return new AppError('ABORTED', { cause: thrown });
  return new AppError('INTERNAL', { cause: thrown });
}
