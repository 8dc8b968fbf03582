import { expect, test } from 'vitest';
import { logidOf, openEnvelope, type AnswerOrigin } from '../../../src/core/coze/envelope';
import { appErrorIn } from '../../fakes/app-error-of';

function origin(status = 200, headers: Record<string, string> = {}): AnswerOrigin {
  return { status, headers, host: 'api.coze.cn', path: '/v1/users/me' };
}

test.each([
  ['a usual answer', { code: 0, msg: '', data: { id: '1' }, detail: { logid: 'l' } }],
  ['an answer without code', { data: { id: '1' } }],
  ['the number as text', { code: '0', msg: '', data: { id: '1' } }],
  ['unknown fields', { code: 0, data: { id: '1' }, extra: [1], detail: { logid: 'l', more: 1 } }],
  ['null where a text could be', { code: 0, msg: null, data: { id: '1' }, detail: null }],
])('%s gives its data', (_name, body) => {
  expect(openEnvelope(JSON.stringify(body), origin())).toEqual({ id: '1' });
});

test('an answer without data gives nothing', () => {
  expect(openEnvelope('{"code":0,"msg":""}', origin())).toBeUndefined();
});

test('the logid of the body wins over the header, the header serves where the body has none', () => {
  const headers = { 'x-tt-logid': 'from-header' };
  const inBody = JSON.stringify({ code: 4000, msg: 'm', detail: { logid: 'from-body' } });
  expect(appErrorIn(() => openEnvelope(inBody, origin(200, headers))).logid).toBe('from-body');
  expect(
    appErrorIn(() => openEnvelope('{"code":4000,"msg":"m"}', origin(200, headers))).logid,
  ).toBe('from-header');
  expect(
    appErrorIn(() => openEnvelope('{"code":4000}', origin(200, { 'x-log-id': 'studio' }))).logid,
  ).toBe('studio');
  expect(logidOf({})).toBeNull();
});

test.each([
  [
    'an error with HTTP 200',
    200,
    '{"code":4100,"msg":"authentication is invalid"}',
    'TOKEN_INVALID',
  ],
  ['an error whose number is text', 200, '{"code":"4015","msg":"x"}', 'BOT_NOT_PUBLISHED'],
  ['a status without a number', 403, '{"msg":"x"}', 'PERMISSION_DENIED'],
  ['a status beside code 0', 500, '{"code":0}', 'COZE_SERVER_ERROR'],
  ['a sign-in page', 200, '<html>Wi-Fi</html>', 'NOT_COZE_RESPONSE'],
  ['a page that is not there', 404, '<html>404</html>', 'NOT_COZE_RESPONSE'],
  ["a proxy's error page", 502, '<html>bad gateway</html>', 'COZE_SERVER_ERROR'],
  ['a proxy that wants a login', 407, '<html>proxy</html>', 'COZE_UNKNOWN'],
  ['a gateway that wants a token', 401, 'Unauthorized', 'TOKEN_INVALID'],
  ['a redirect', 302, '', 'NOT_COZE_RESPONSE'],
  ['nothing', 200, '', 'NOT_COZE_RESPONSE'],
  ['a list', 200, '[]', 'NOT_COZE_RESPONSE'],
  ['null', 200, 'null', 'NOT_COZE_RESPONSE'],
  ['a code that is no number', 200, '{"code":"abc"}', 'NOT_COZE_RESPONSE'],
])('%s is refused', (_name, status, text, code) => {
  expect(appErrorIn(() => openEnvelope(text, origin(status))).code).toBe(code);
});
