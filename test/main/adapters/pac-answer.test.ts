import { expect, test } from 'vitest';
import { readPacAnswer } from '../../../src/main/adapters/pac-answer';

test.each([
  ['DIRECT', null],
  ['', null],
  ['PROXY proxy.example:3128', 'http://proxy.example:3128'],
  ['PROXY a:1; DIRECT', 'http://a:1'],
  ['DIRECT; PROXY a:1', null],
  ['HTTPS a:1', 'https://a:1'],
  ['SOCKS5 a:1080', 'socks5://a:1080'],
  ['SOCKS a:1080', 'socks5://a:1080'],
  ['SOCKS4 a:1080; PROXY b:2', 'http://b:2'],
  ['PROXY [::1]:3128', 'http://[::1]:3128'],
  ['QUIC a:443;PROXY not a host:9', 'http://not'],
])('%s', (answer, address) => {
  expect(readPacAnswer(answer)?.address ?? null).toBe(address);
});
