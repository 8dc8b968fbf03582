import { describe, expect, test } from 'vitest';
import { isTrustedSender } from '../../../src/main/ipc/sender-guard';
import { isOwnPage } from '../../../src/main/windows/page-address';

const OWN = [
  'app://salon/index.html',
  'app://salon/',
  'app://salon/index.html#/chat/1',
  'app://salon/index.html?x=1',
];

const HOSTILE = [
  '',
  'about:blank',
  'null',
  'data:text/html,hi',
  'blob:app://salon/1',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'file://salon/index.html',
  'https://salon/index.html',
  'http://salon/',
  'https://evil.example/',
  'app://evil/',
  'app://salon.evil.example/',
  'app://evil.salon/',
  'app://salon:8080/',
  'app://user@salon/',
  'app://user:password@salon/',
  'app://salon@evil/',
  'app:///index.html',
  'app:salon',
  'app:/salon/index.html',
  'apps://salon/',
  'xapp://salon/',
  'app://SALON/',
  'app://salon\u0000/',
  'app://salon%00/',
  'app://salоn/',
  'app://salon\\@evil/',
  'chrome-extension://salon/',
  'devtools://devtools/bundled/inspector.html',
  'view-source:app://salon/',
  'filesystem:app://salon/temporary/x',
  'ws://salon/',
  'http://localhost:5173.evil.example/',
  'http://evil.example/#http://localhost:5173/',
];

test.each(OWN)('%s is our own page', (address) => {
  expect(isTrustedSender({ address, isTopFrame: true }, null)).toBe(true);
});

test.each(HOSTILE)('"%s" is not trusted, also while developing', (address) => {
  expect(isTrustedSender({ address, isTopFrame: true }, null)).toBe(false);
  expect(isTrustedSender({ address, isTopFrame: true }, 'http://localhost:5173')).toBe(false);
});

test('a frame inside our own page is not trusted', () => {
  for (const address of OWN)
    expect(isTrustedSender({ address, isTopFrame: false }, null)).toBe(false);
});

test('a frame that is gone is not trusted', () => {
  expect(isTrustedSender({ address: null, isTopFrame: true }, null)).toBe(false);
});

describe('the reload server', () => {
  test.each(['http://localhost:5173/', 'http://localhost:5173/index.html#/x'])(
    '%s is trusted while developing only',
    (address) => {
      expect(isOwnPage(address, 'http://localhost:5173')).toBe(true);
      expect(isOwnPage(address, null)).toBe(false);
    },
  );

  test.each(['http://localhost:5174/', 'https://localhost:5173/', 'http://127.0.0.1:5173/'])(
    '%s is another server',
    (address) => {
      expect(isOwnPage(address, 'http://localhost:5173')).toBe(false);
    },
  );
});
