import { describe, expect, test } from 'vitest';
import { toCozeError, type CozeRefusal } from '../../../src/core/coze/coze-errors';
import { ERROR_CODES } from '../../../src/shared/model/error-view';

function refusal(change: Partial<CozeRefusal>): CozeRefusal {
  return {
    status: 200,
    code: null,
    msg: '',
    logid: 'log-1',
    host: 'api.coze.cn',
    path: '/v3/chat',
    ...change,
  };
}

/** docs/reference/coze-wire.md, 7.2: every code of the table; then Studio's, of section 8. */
const TABLE: ReadonlyArray<[number, string]> = [
  [4000, 'COZE_BAD_PARAMETER'],
  [4001, 'REMOTE_CONVERSATION_NOT_FOUND'],
  [4002, 'REMOTE_CONVERSATION_NOT_FOUND'],
  [4003, 'COZE_BAD_PARAMETER'],
  [4004, 'COZE_BAD_PARAMETER'],
  [4005, 'COZE_NOT_FOUND'],
  [4006, 'BOT_NOT_FOUND'],
  [4007, 'COZE_BAD_PARAMETER'],
  [4008, 'QUOTA_EXHAUSTED'],
  [4009, 'RATE_LIMITED'],
  [4010, 'PROMPT_TOO_LONG'],
  [4011, 'BALANCE_EXHAUSTED'],
  [4019, 'BALANCE_EXHAUSTED'],
  [4022, 'BALANCE_EXHAUSTED'],
  [4012, 'MODEL_FAILED'],
  [4013, 'MODEL_FAILED'],
  [4014, 'CONTENT_REFUSED'],
  [4015, 'BOT_NOT_PUBLISHED'],
  [4016, 'CONVERSATION_BUSY'],
  [4020, 'RATE_LIMITED'],
  [4021, 'WORKFLOW_UNAVAILABLE'],
  [4028, 'QUOTA_EXHAUSTED'],
  [4100, 'TOKEN_INVALID'],
  [4101, 'PERMISSION_DENIED'],
  [4102, 'CONTENT_REFUSED'],
  [4105, 'CONTENT_REFUSED'],
  [4104, 'CANNOT_CANCEL'],
  [4200, 'COZE_NOT_FOUND'],
  [4300, 'FILE_REJECTED'],
  [4301, 'FILE_REJECTED'],
  [4302, 'FILE_REJECTED'],
  [4303, 'FILE_REJECTED'],
  [4304, 'FILE_REJECTED'],
  [4314, 'COZE_NOT_FOUND'],
  [4315, 'COZE_BAD_PARAMETER'],
  [5000, 'COZE_SERVER_ERROR'],
  [6003, 'WORKFLOW_UNAVAILABLE'],
  [700012006, 'TOKEN_INVALID'],
  [720702011, 'WORKFLOW_UNAVAILABLE'],
  [720702222, 'COZE_SERVER_ERROR'],
  [6031, 'BOT_NOT_PUBLISHED'],
  [103000000, 'COZE_BAD_PARAMETER'],
  [103000001, 'TOKEN_INVALID'],
  [103000002, 'REMOTE_CONVERSATION_NOT_FOUND'],
  [103100001, 'CHAT_FAILED'],
  [103100002, 'BOT_NOT_FOUND'],
  [103200005, 'CANNOT_CANCEL'],
];

test.each(TABLE)('%i is %s, whatever the status', (code, expected) => {
  for (const status of [200, 400, 401, 403, 500]) {
    expect(toCozeError(refusal({ code, status, msg: 'words' }))).toMatchObject({
      code: expected,
      logid: 'log-1',
      params: { detail: 'words', number: code, host: 'api.coze.cn', path: '/v3/chat' },
    });
  }
});

describe('4101', () => {
  const tokenText =
    'The token you entered is incorrect. Please check your token. For more information, ' +
    'refer to https://www.coze.cn/docs/developer_guides/authentication';

  test.each([tokenText, 'token is invalid', 'Access token expired'])(
    '"%s" is a bad token',
    (msg) => {
      expect(toCozeError(refusal({ code: 4101, msg })).code).toBe('TOKEN_INVALID');
    },
  );

  test.each([
    'You do not have permission',
    'The token does not have the permission getWorkspaceList',
    'access token lacks scope Connector.botChat',
    '',
  ])('"%s" is a missing permission', (msg) => {
    expect(toCozeError(refusal({ code: 4101, msg })).code).toBe('PERMISSION_DENIED');
  });
});

test('4200 that names a bot is about the bot', () => {
  expect(
    toCozeError(refusal({ code: 4200, msg: 'Requested resource bot_id=1 does not exist' })),
  ).toMatchObject({ code: 'BOT_NOT_FOUND', layer: 'bot' });
  expect(toCozeError(refusal({ code: 4200, msg: 'workflow_id=1 does not exist' })).code).toBe(
    'COZE_NOT_FOUND',
  );
});

test('a path that Coze does not have is no bad parameter', () => {
  expect(toCozeError(refusal({ code: 4000, status: 404, msg: 'api path not found' })).code).toBe(
    'ENDPOINT_NOT_SERVED',
  );
});

test('a path that a Studio does not have is no bad token', () => {
  expect(toCozeError(refusal({ code: 700012006, msg: 'missing session_key in cookie' })).code).toBe(
    'ENDPOINT_NOT_SERVED',
  );
});

test.each([
  [400, 'COZE_BAD_PARAMETER'],
  [401, 'TOKEN_INVALID'],
  [403, 'PERMISSION_DENIED'],
  [404, 'ENDPOINT_NOT_SERVED'],
  [429, 'RATE_LIMITED'],
  [500, 'COZE_SERVER_ERROR'],
  [502, 'COZE_SERVER_ERROR'],
  [504, 'COZE_SERVER_ERROR'],
  [418, 'COZE_UNKNOWN'],
])('without a number HTTP %i is %s', (status, expected) => {
  expect(toCozeError(refusal({ status }))).toMatchObject({
    code: expected,
    params: { number: status },
  });
});

test('an unknown number is told with its number', () => {
  expect(toCozeError(refusal({ code: 987654, msg: 'new' }))).toMatchObject({
    code: 'COZE_UNKNOWN',
    params: { number: 987654 },
  });
  expect(toCozeError(refusal({ code: 987654, status: 503 })).code).toBe('COZE_SERVER_ERROR');
  expect(toCozeError(refusal({ code: 987654, status: 401 })).code).toBe('TOKEN_INVALID');
});

test("Coze's words are cut short and every code is one of the closed list", () => {
  expect(
    String(toCozeError(refusal({ code: 4000, msg: 'x'.repeat(9999) })).params['detail']).length,
  ).toBe(200);
  for (const [code] of TABLE) expect(ERROR_CODES).toContain(toCozeError(refusal({ code })).code);
});
