import { sep } from 'node:path';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

// Outside Electron its package answers the path of a binary; this keeps it from looking for one.
process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= '/nowhere';

let fileOf: typeof import('../../../src/main/windows/app-protocol').fileOf;
let isAllowedLink: typeof import('../../../src/main/windows/external-links').isAllowedLink;
let mayLoad: typeof import('../../../src/main/windows/session-lockdown').mayLoad;
let policy: string;
beforeAll(async () => {
  ({ fileOf, CONTENT_SECURITY_POLICY: policy } =
    await import('../../../src/main/windows/app-protocol'));
  ({ isAllowedLink } = await import('../../../src/main/windows/external-links'));
  ({ mayLoad } = await import('../../../src/main/windows/session-lockdown'));
});

describe('files of our own page', () => {
  const FOLDER = `${sep}opt${sep}salon${sep}renderer`;

  test.each([
    ['app://salon/index.html', 'index.html'],
    ['app://salon/assets/a-1.js?x#y', `assets${sep}a-1.js`],
    ['app://salon/%E6%89%8B.svg', '手.svg'],
    ['app://salon/a%20b.css', 'a b.css'],
  ])('%s is %s', (address, file) => {
    expect(fileOf(address, FOLDER)).toBe(FOLDER + sep + file);
  });

  test.each([
    'app://evil/index.html',
    'https://salon/index.html',
    'file:///etc/passwd',
    'app://salon/%2e%2e%2f%2e%2e%2fetc/passwd',
    'app://salon/..%2fsecret',
    'app://salon/a/..%2f..%2fsecret',
    'app://salon/%',
    'app://salon/%ff',
    '',
    'nonsense',
  ])('"%s" is nothing', (address) => {
    expect(fileOf(address, FOLDER)).toBeNull();
  });

  test('no address whatever leaves the folder', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '..',
        '.',
        '%2e%2e',
        '%2E.',
        '..%2f',
        '..%5c',
        '%00',
        '/',
        '//',
        '\\',
        'etc',
        'passwd',
        'renderer',
        '%252e%252e',
      ),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const file = fileOf(`app://salon/${parts.join('/')}`, FOLDER);
        return file === null || (file.startsWith(FOLDER + sep) && !file.split(sep).includes('..'));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('what a page may load', () => {
  test.each([
    'app://salon/index.html',
    'data:image/png;base64,AA',
    'blob:app://salon/1',
    'devtools://devtools/x',
  ])('%s, from this process', (address) => {
    expect(mayLoad(address, null)).toBe(true);
  });

  test.each([
    'https://example.com/',
    'http://localhost:5173/',
    'ws://localhost:5173/',
    'file:///etc/passwd',
    'ftp://x/',
    'app://evil/',
    'javascript:1',
    'about:blank',
    '',
    'nonsense',
    'chrome-extension://x/',
    'filesystem:app://salon/x',
    'HTTPS://EXAMPLE.COM',
    '//example.com',
  ])('"%s" is refused', (address) => {
    expect(mayLoad(address, null)).toBe(false);
  });

  test.each(['http://localhost:5173/@vite/client', 'ws://localhost:5173/?token=x'])(
    '%s while developing',
    (address) => {
      expect(mayLoad(address, 'http://localhost:5173')).toBe(true);
    },
  );

  test.each([
    'ws://localhost:5173.evil.example/',
    'ws://localhost:5173@evil.example/',
    'ws://localhost:51730/',
    'wss://localhost:5173/',
    'http://localhost:5173.evil.example/',
    'http://localhost:5173@evil.example/',
  ])('%s is another server, while developing too', (address) => {
    expect(mayLoad(address, 'http://localhost:5173')).toBe(false);
  });
});

describe('links that go out', () => {
  test.each([
    'https://www.coze.cn/docs?x=1#y',
    'https://example.com:8443/',
    'mailto:a@example.com',
    'mailto:a@example.com?subject=x',
    'HTTPS://EXAMPLE.COM/',
  ])('%s may', (link) => {
    expect(isAllowedLink(link)).toBe(true);
  });

  test.each([
    'http://example.com/',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' https://example.com',
    'https://example.com\n',
    'java\tscript:alert(1)',
    'file:///etc/passwd',
    'file://server/share',
    'smb://server/share',
    'data:text/html,x',
    'vbscript:x',
    'ms-msdt:/id',
    'ms-officecmd:x',
    'search-ms:query',
    'tel:110',
    'ssh://x',
    'ftp://x',
    'app://salon/',
    'https://',
    'https:///',
    'https://user:password@example.com/',
    'https://user@example.com/',
    'mailto:',
    'mailto:nobody',
    'mailto:a@',
    'https://example.com/`id`',
    'https://example.com/|calc',
    'https://example.com/"',
    String.raw`https://example.com\@evil.example`,
    `https://example.com/${'x'.repeat(2000)}`,
    '',
    '//example.com',
    'example.com',
  ])('"%s" may not', (link) => {
    expect(isAllowedLink(link)).toBe(false);
  });

  test('S1: of 10,000 generated addresses only https and mailto pass, and they stay what they are', () => {
    const scheme = fc.oneof(
      fc.constantFrom(
        'https',
        'http',
        'mailto',
        'file',
        'javascript',
        'data',
        'smb',
        'ms-msdt',
        'vbscript',
        'app',
        'HTTPS',
        'hTtPs',
        'view-source',
        'blob',
        'https:https',
        '',
      ),
      fc.string({ maxLength: 8 }),
    );
    const separator = fc.constantFrom(
      ':',
      '://',
      ':/',
      ':///',
      '：//',
      '\t://',
      '%3a//',
      ':\\\\',
      ':///\\',
    );
    const rest = fc.oneof(
      fc.webUrl().map((url) => url.slice(8)),
      fc.emailAddress(),
      fc.string({ maxLength: 30 }),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    const built = fc.tuple(scheme, separator, rest).map((parts) => parts.join(''));
    let allowed = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          built,
          fc.webUrl({ withQueryParameters: true, withFragments: true }),
          fc.webUrl({ validSchemes: ['http', 'ftp', 'file', 'javascript'] }),
        ),
        (link) => {
          if (!isAllowedLink(link)) return true;
          allowed += 1;
          const url = new URL(new URL(link).href);
          return (
            (url.protocol === 'https:' &&
              url.host !== '' &&
              url.username === '' &&
              url.password === '') ||
            (url.protocol === 'mailto:' && url.pathname.includes('@'))
          );
        },
      ),
      { numRuns: 10_000 },
    );
    expect(allowed).toBeGreaterThan(1000);
  });
});

test('the policy is the one of quality.md', () => {
  expect(policy).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' " +
      "data: blob:; font-src 'self'; connect-src 'none'; frame-src 'none'; object-src 'none'; " +
      "base-uri 'none'; form-action 'none'",
  );
});
