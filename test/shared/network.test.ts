import { expect, test } from 'vitest';
import { readProxyAddress } from '../../src/shared/model/network';
import { settingsChangeSchema } from '../../src/shared/model/settings';

test.each([
  ['127.0.0.1:7890', 'http://127.0.0.1:7890'],
  [' http://proxy:3128/ ', 'http://proxy:3128'],
  ['https://proxy', 'https://proxy'],
  ['SOCKS5://proxy:1080', 'socks5://proxy:1080'],
  ['http://lin:secret@proxy:3128', null],
  ['http://proxy:3128/path', null],
  ['ftp://proxy', null],
  ['javascript:alert(1)', null],
  ['', null],
  ['http://', null],
])('%s', (text, address) => {
  expect(readProxyAddress(text)).toBe(address);
});

const isTaken = (proxyAddress: string): boolean =>
  settingsChangeSchema.safeParse({ proxyAddress }).success;

test('settings take an address, none, and nothing that holds a password', () => {
  expect(['', 'proxy:1', 'http://u:p@proxy:1'].map(isTaken)).toEqual([true, true, false]);
});
