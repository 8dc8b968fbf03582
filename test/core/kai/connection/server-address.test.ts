import { expect, test } from 'vitest';
import { checkExtraHeaders, maskHeaders } from '../../../../src/core/kai/connection/secret-headers';
import {
  isPrivateAddress,
  parseServerUrl,
  publicLookup,
} from '../../../../src/core/kai/connection/server-address';
import { appErrorIn } from '../../../fakes/app-error-of';

test.each([
  'file:///etc/passwd',
  'stdio:npx',
  'javascript:alert(1)',
  'ftp://x/',
  'not an address',
  'https://user:pw@kai.example/mcp',
  'ws://kai.example',
])('%s is refused', (text) => {
  expect(appErrorIn(() => parseServerUrl(text, true)).code).toBe('KAI_URL_REFUSED');
});

test.each([
  'http://127.0.0.1:9000/mcp',
  'http://localhost/mcp',
  'http://a.localhost/mcp',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://[::1]/',
  'http://[::ffff:10.0.0.1]/',
  'http://10.1.2.3/',
  'http://192.168.1.1/',
  'http://169.254.169.254/latest/meta-data',
  'http://[fd00::1]/',
  'http://0.0.0.0/',
  'http://100.64.0.1/',
  'http://[64:ff9b::7f00:1]/',
])('%s is allowed only for a server that is marked as local', (text) => {
  expect(appErrorIn(() => parseServerUrl(text, false)).code).toBe('KAI_PRIVATE_ADDRESS');
  expect(parseServerUrl(text, true).href).toBeTypeOf('string');
});

test.each([
  'https://kai.example.com/mcp',
  'http://93.184.216.34/mcp',
  'https://[2606:4700::1111]/',
])('%s is public', (text) => {
  expect(parseServerUrl(text, false).href).toBeTypeOf('string');
});

test('a name that resolves to a private address is refused when it is looked up', async () => {
  const error = await new Promise<unknown>((resolve) =>
    publicLookup('localhost', { all: true }, (thrown) => resolve(thrown)),
  );
  expect(error).toMatchObject({ code: 'KAI_PRIVATE_ADDRESS', params: { host: 'localhost' } });
});

test('no address is private for what it is not', () => {
  expect(isPrivateAddress('kai.example')).toBe(false);
  expect(isPrivateAddress('8.8.8.8')).toBe(false);
});

test.each(['Authorization', 'X-API-Key', 'Cookie', 'x-auth-token', 'Mcp-Session-Id', 'Host'])(
  'the header %s is not stored readably',
  (name) => {
    expect(appErrorIn(() => checkExtraHeaders([{ name, value: 'x' }])).code).toBe(
      'KAI_HEADER_REFUSED',
    );
  },
);

test('headers are shown with their secrets masked, the person’s own key header among them', () => {
  checkExtraHeaders([{ name: 'X-Tenant', value: 'salon' }]);
  const shown = maskHeaders(
    [
      ['authorization', 'Bearer abc'],
      ['x-kai', 'abc'],
      ['x-tenant', 'salon'],
    ],
    'X-Kai',
  );
  expect(shown.map(({ value }) => value)).toEqual(['••••', '••••', 'salon']);
});
