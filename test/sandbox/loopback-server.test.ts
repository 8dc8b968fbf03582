import { expect, test } from 'vitest';
import { isLoopbackHost } from '../../src/sandbox/loopback-server';

test.each(['127.0.0.1', '127.0.0.1:80', 'localhost:8787', 'LOCALHOST', '[::1]:9'])(
  '%s is this machine',
  (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  },
);

test.each([
  undefined,
  '',
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.nip.io',
  '0.0.0.0',
  '127.0.0.1:x',
])('%s is not this machine', (host) => {
  expect(isLoopbackHost(host)).toBe(false);
});
