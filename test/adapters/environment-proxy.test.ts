import { expect, test } from 'vitest';
import { EnvironmentProxy } from '../../src/adapters/environment-proxy';

const addressOf = async (
  environment: Record<string, string>,
  url: string,
): Promise<string | null> =>
  (await new EnvironmentProxy(environment).resolve(url))?.address ?? null;

test('the variable of the protocol goes first, then ALL_PROXY; lower case before capitals', async () => {
  const environment = {
    HTTPS_PROXY: 'http://tls:1',
    http_proxy: 'http://plain:2',
    HTTP_PROXY: 'http://capital:3',
    ALL_PROXY: 'socks5h://all:4',
  };
  expect(await addressOf(environment, 'https://a.cn/')).toBe('http://tls:1');
  expect(await addressOf(environment, 'http://a.cn/')).toBe('http://plain:2');
  expect(await addressOf({ ALL_PROXY: 'socks5h://all:4' }, 'https://a.cn/')).toBe('socks5://all:4');
  expect(await addressOf({}, 'https://a.cn/')).toBeNull();
});

test('an address may lack the scheme and hold user name and password', async () => {
  expect(
    await new EnvironmentProxy({ https_proxy: 'li%20n:p%40ss@proxy:8080' }).resolve(
      'https://a.cn/',
    ),
  ).toEqual({
    address: 'http://proxy:8080',
    user: 'li n',
    password: 'p@ss',
  });
  expect(await addressOf({ https_proxy: 'ftp://proxy' }, 'https://a.cn/')).toBeNull();
});

test.each([
  ['*', 'https://a.cn/', null],
  ['a.cn', 'https://a.cn/', null],
  ['a.cn', 'https://api.a.cn/', null],
  ['.a.cn', 'https://api.a.cn/', null],
  ['*.a.cn', 'https://api.a.cn/', null],
  ['a.cn', 'https://ba.cn/', 'http://p:1'],
  ['a.cn:8443', 'https://a.cn/', 'http://p:1'],
  ['a.cn:443', 'https://a.cn/', null],
  ['x, a.cn  y', 'https://a.cn/', null],
  ['10.0.0.5', 'https://10.0.0.5/', null],
])('NO_PROXY=%s and %s', async (exceptions, url, expected) => {
  expect(await addressOf({ HTTPS_PROXY: 'http://p:1', NO_PROXY: exceptions }, url)).toBe(expected);
});
