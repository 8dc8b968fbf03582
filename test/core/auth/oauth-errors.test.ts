import { expect, test } from 'vitest';
import { toOAuthError } from '../../../src/core/auth/oauth-errors';
import { JWT_REFUSALS } from '../../../src/sandbox/coze-api/errors';

const ROWS: ReadonlyArray<[string, string, string]> = [
  // docs/reference/coze-wire.md, 1.3, row by row
  ['invalid_request', 'invalid request: grant_type', 'OAUTH_BAD_REQUEST'],
  ['invalid_client', 'invalid jwt: kid not been registred', 'JWT_KID_UNKNOWN'],
  ['invalid_client', 'verify jwt empty error', 'JWT_REJECTED'],
  ['invalid_client', 'some text nobody has published', 'JWT_REJECTED'],
  ['unsupported_grant_type', 'not supported grant type: password', 'OAUTH_GRANT_UNSUPPORTED'],
  ['access_deny', 'app: 123 is currently deactivated by the owner', 'OAUTH_APP_DISABLED'],
  ['access_deny', 'invalid app type', 'OAUTH_APP_DISABLED'],
  ['access_deny', 'login session invalid', 'OAUTH_APP_DISABLED'],
  ['internal_error', 'Service internal error.', 'OAUTH_SERVER_ERROR'],
  // texts that are the sandbox's own
  ['invalid_client', JWT_REFUSALS.signature, 'JWT_SIGNATURE_INVALID'],
  ['invalid_client', JWT_REFUSALS.audience, 'JWT_AUDIENCE_MISMATCH'],
  ['invalid_client', JWT_REFUSALS.expired, 'JWT_EXPIRED'],
  ['invalid_client', JWT_REFUSALS.notYetValid, 'JWT_EXPIRED'],
  ['invalid_client', JWT_REFUSALS.replayed, 'JWT_REPLAYED'],
];

test.each(ROWS)('%s: %s', (error_code, error_message, code) => {
  const error = toOAuthError({ error_code, error_message, error: error_code }, 'log-1');
  expect(error).toMatchObject({ code, logid: 'log-1', params: { detail: error_message } });
});

test('a server that only fills "error" is understood', () => {
  expect(toOAuthError({ error: 'internal_error' }, null).code).toBe('OAUTH_SERVER_ERROR');
});

test('an empty body is a refusal without words', () => {
  expect(toOAuthError({}, null)).toMatchObject({ code: 'JWT_REJECTED', params: { detail: '' } });
});

test('a long text is cut short', () => {
  const error = toOAuthError(
    { error_code: 'invalid_client', error_message: 'x'.repeat(5000) },
    null,
  );
  expect(String(error.params['detail']).length).toBe(200);
});
