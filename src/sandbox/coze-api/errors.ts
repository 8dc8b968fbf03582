import type { ContentfulStatusCode } from 'hono/utils/http-status';

/**
 * A refusal in Coze's envelope. `httpStatus` is separate because Coze often answers 200 with an
 * error code.
 */
export class CozeApiFailure extends Error {
  override readonly name = 'CozeApiFailure';

  constructor(
    readonly code: number,
    message: string,
    readonly httpStatus: ContentfulStatusCode = 200,
  ) {
    super(message);
  }
}

/**
 * A refusal of an OAuth endpoint: flat body `error_code`, `error_message`, `error`
 * (docs/reference/coze-wire.md, 1.3).
 */
export class OAuthFailure extends Error {
  override readonly name = 'OAuthFailure';

  constructor(
    readonly errorCode: string,
    message: string,
    readonly httpStatus: ContentfulStatusCode = 400,
  ) {
    super(message);
  }
}

/**
 * Why a JWT was refused; all come as `invalid_client`, HTTP 401. Only `unknownKey` (sic) and
 * `empty` are texts seen from Coze. The others are **ours**: Coze does not publish its wording, so
 * a client may look for the key words but must not treat them as Coze's own.
 */
export const JWT_REFUSALS = {
  unknownKey: 'invalid jwt: kid not been registred',
  empty: 'verify jwt empty error',
  malformed: 'invalid jwt: malformed token',
  algorithm: 'invalid jwt: algorithm must be RS256',
  signature: 'invalid jwt: signature verification failed',
  audience: 'invalid jwt: audience mismatch',
  expired: 'invalid jwt: token is expired',
  notYetValid: 'invalid jwt: token used before issued',
  lifetime: 'invalid jwt: exp must be later than iat',
  shortJti: 'invalid jwt: jti must have at least 32 characters',
  replayed: 'invalid jwt: jti already used',
} as const;

/** The refusals of the resource API that more than one place makes. */
export const failures = {
  parameter: (message: string, httpStatus: ContentfulStatusCode = 400) =>
    new CozeApiFailure(4000, `Request parameter error: ${message}`, httpStatus),
  unknownPath: () => new CozeApiFailure(4000, 'Request parameter error: api path not found', 404),
  chatNotFound: () =>
    new CozeApiFailure(4001, 'The chat does not exist or does not belong to you.'),
  conversationNotFound: () =>
    new CozeApiFailure(4002, 'The conversation does not exist or does not belong to you.'),
  metaData: (detail: string) => new CozeApiFailure(4003, `The meta_data is invalid: ${detail}`),
  tooManyMessages: () =>
    new CozeApiFailure(4004, 'additional_messages may hold at most 100 messages.'),
  messageNotFound: () =>
    new CozeApiFailure(4005, 'The message does not exist or does not belong to you.'),
  needsSavedHistory: () =>
    new CozeApiFailure(
      4007,
      'stream=false requires auto_save_history=true, otherwise the result cannot be fetched.',
    ),
  botNotPublished: (botId: string) =>
    new CozeApiFailure(
      4015,
      `The bot_id ${botId} has not been published to the channel Agent As API.`,
    ),
  conversationBusy: () =>
    new CozeApiFailure(
      4016,
      'Conversation occupied, a chat is still running in it; wait for its end or cancel it.',
    ),
  authentication: () => new CozeApiFailure(4100, 'authentication is invalid', 401),
  /** The surface of a bad token on `POST /v3/chat`: HTTP 200. */
  chatToken: () =>
    new CozeApiFailure(
      4101,
      'The token you entered is incorrect. Please check your token. For more information, ' +
        'refer to https://www.coze.cn/docs/developer_guides/authentication',
    ),
  /** The surface of a bad token on chat retrieve, cancel and message list: HTTP 401. */
  sessionToken: () => new CozeApiFailure(700012006, 'access token invalid', 401),
  cannotCancel: (status: string) =>
    new CozeApiFailure(4104, `A chat in status ${status} cannot be canceled.`),
  botNotFound: (botId: string) =>
    new CozeApiFailure(
      4200,
      `Requested resource bot_id=${botId} does not exist or you have no access to it.`,
    ),
  workflowNotFound: (workflowId: string) =>
    new CozeApiFailure(
      4200,
      `Requested resource workflow_id=${workflowId} does not exist or is not published.`,
    ),
  fileNotFound: (fileId: string) =>
    new CozeApiFailure(4304, `The file ${fileId} is invalid or does not exist.`),
  executionNotFound: () => new CozeApiFailure(4314, 'The workflow execution does not exist.'),
  executionFinished: () => new CozeApiFailure(4315, 'The workflow execution has already finished.'),
  toolOutputsNeedHistory: () =>
    new CozeApiFailure(
      5000,
      'Tool outputs can only be submitted for a chat with auto_save_history=true.',
    ),
  asyncNeedsPaidPlan: () =>
    new CozeApiFailure(6003, 'Asynchronous workflow runs need a paid plan.'),
} as const;
