import { createServer } from 'node:http';
import * as fc from 'fast-check';
import { expect, test } from './salon-app';
import { shareSalon } from './shared-salon';

const shared = shareSalon();

test('the page is sandboxed: no Node, two functions on the bridge, our strict policy', async () => {
  const { page, electron } = shared();
  expect(
    await page.evaluate(() => [
      typeof Reflect.get(window, 'require'),
      typeof Reflect.get(window, 'process'),
      typeof Reflect.get(window, 'module'),
    ]),
  ).toEqual(['undefined', 'undefined', 'undefined']);
  expect(await page.evaluate(() => Object.keys(window.salon).toSorted())).toEqual([
    'on',
    'request',
  ]);
  expect(page.url()).toMatch(/^app:\/\/salon\//);
  const preferences = await electron.evaluate(({ BrowserWindow }) => {
    const contents: unknown = BrowserWindow.getAllWindows()[0]?.webContents;
    const read: unknown = Reflect.get(Object(contents), 'getLastWebPreferences');
    return typeof read === 'function' ? Reflect.apply(read, contents, []) : null;
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
});

test('nothing on the network can be reached from the page, and nothing can be loaded into it', async () => {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*').end('x');
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', () => settle()));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const salon = shared();
  const outcome = await salon.page.evaluate(async (base) => {
    // Runs in the page, which sees nothing outside.
    // oxlint-disable-next-line unicorn/consistent-function-scoping
    const tried = async (attempt: () => Promise<unknown>): Promise<string> =>
      attempt().then(
        () => 'reached',
        () => 'refused',
      );
    const element = (tag: string, attribute: string): Promise<unknown> =>
      new Promise((settle, fail) => {
        const node = document.createElement(tag);
        node.addEventListener('load', settle);
        node.addEventListener('error', fail);
        node.setAttribute(attribute, `${base}/${tag}`);
        document.body.append(node);
        setTimeout(() => fail(new Error('silent')), 1500);
      });
    return {
      fetch: await tried(() => fetch(`${base}/fetch`)),
      socket: await tried(
        () =>
          new Promise((settle, fail) => {
            const socket = new WebSocket(base.replace('http', 'ws'));
            socket.addEventListener('open', settle);
            socket.addEventListener('error', fail);
          }),
      ),
      image: await tried(() => element('img', 'src')),
      script: await tried(() => element('script', 'src')),
      frame: await tried(() => element('iframe', 'src')),
      inline: await tried(async () => {
        const script = document.createElement('script');
        script.textContent = 'window.inlineRan = true';
        document.body.append(script);
        if (!Reflect.get(window, 'inlineRan')) throw new Error('refused');
      }),
      beacon: navigator.sendBeacon(`${base}/beacon`) ? 'queued' : 'refused',
      popup: window.open(`${base}/popup`) === null ? 'refused' : 'opened',
      microphone: await tried(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      notification:
        typeof Notification === 'undefined' ? 'denied' : await Notification.requestPermission(),
    };
  }, origin);
  expect(outcome).toMatchObject({
    fetch: 'refused',
    socket: 'refused',
    image: 'refused',
    script: 'refused',
    inline: 'refused',
    popup: 'refused',
    microphone: 'refused',
    notification: 'denied',
  });

  await salon.page.evaluate((base) => location.assign(`${base}/navigate`), origin);
  await salon.page.waitForTimeout(500);
  expect(salon.page.url()).toMatch(/^app:\/\/salon\//);
  expect(salon.electron.windows()).toHaveLength(1);
  expect(hits).toEqual([]);
  server.close();
});

test('only https and mailto links reach the browser', async () => {
  const salon = shared();
  await salon.electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Reflect.set(globalThis, 'openedLinks', opened);
    shell.openExternal = (url) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  const answers = await salon.page.evaluate(async () => {
    const links = [
      'https://www.coze.cn/docs',
      'http://example.com',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://host/share',
      'mailto:a@b.cn',
      'https://user:pw@evil.cn',
    ];
    return Promise.all(
      links.map(async (url) => (await window.salon.request('app.openLink', { url })).ok),
    );
  });
  expect(answers).toEqual([true, false, false, false, false, true, false]);
  await salon.page.evaluate(() => {
    for (const href of ['https://www.coze.cn/click', 'file:///etc/passwd', 'ms-settings:about']) {
      const link = Object.assign(document.createElement('a'), { href, target: '_blank' });
      document.body.append(link);
      link.click();
    }
  });
  await expect
    .poll(() => salon.electron.evaluate(() => Reflect.get(globalThis, 'openedLinks') as unknown))
    .toEqual(['https://www.coze.cn/docs', 'mailto:a@b.cn', 'https://www.coze.cn/click']);
});

test('bad, unknown and hostile requests get a code without detail', async () => {
  const { page } = shared();
  const codes = await page.evaluate(async () => {
    const attempts: Array<[string, unknown]> = [
      ['no.such', {}],
      ['__proto__', {}],
      ['constructor', {}],
      ['chat.send', { conversationId: 1 }],
      ['chat.send', null],
      ['app.copyText', { text: 'x'.repeat(2_000_000) }],
      ['chat.open', { conversationId: 'missing' }],
    ];
    const results = await Promise.all(
      attempts.map(([name, input]) => window.salon.request(name, input)),
    );
    return results.map((result) => (result.ok ? 'ok' : result.error.code));
  });
  expect(codes).toEqual([
    'UNKNOWN_REQUEST',
    'UNKNOWN_REQUEST',
    'UNKNOWN_REQUEST',
    'INVALID_INPUT',
    'INVALID_INPUT',
    'INVALID_INPUT',
    'CONVERSATION_MISSING',
  ]);
});

test(
  'of 10,000 generated addresses, clicked, opened as windows or asked for, only https and ' +
    'mailto ones reach the browser',
  async () => {
    test.setTimeout(120_000);
    const schemes = fc.constantFrom(
      'https',
      'http',
      'file',
      'javascript',
      'data',
      'smb',
      'ms-settings',
      'vbscript',
      'mailto',
      'HTTPS',
      ' https',
      'app',
      'ftp',
      'tel',
    );
    const separators = fc.constantFrom('://', ':', ':/', ':\\\\', '://user:pw@', '://@');
    const address = fc
      .tuple(schemes, separators, fc.webUrl({ withQueryParameters: true }))
      .map(([scheme, separator, url]) => `${scheme}${separator}${url.slice(8)}`);
    const addresses = fc.sample(address, { numRuns: 10_000, seed: 20 });
    const salon = shared();
    await salon.electron.evaluate(({ shell }) => {
      const opened: string[] = [];
      Reflect.set(globalThis, 'openedLinks', opened);
      shell.openExternal = (url) => {
        opened.push(url);
        return Promise.resolve();
      };
    });
    await salon.page.evaluate(async (links) => {
      for (const [index, href] of links.entries()) {
        if (index % 3 === 0) await window.salon.request('app.openLink', { url: href });
        else if (index % 3 === 1) {
          try {
            window.open(href);
          } catch {
            // Chromium itself refuses what is no address at all.
          }
        } else Object.assign(document.createElement('a'), { href, target: '_blank' }).click();
      }
    }, addresses);
    const opened = await salon.electron.evaluate((): string[] => {
      const links: unknown = Reflect.get(globalThis, 'openedLinks');
      return Array.isArray(links) ? links.map(String) : [];
    });
    expect(opened.length).toBeGreaterThan(100);
    expect(opened.filter((url) => !/^(https:\/\/[^@/]+(\/|$|\?|#)|mailto:)/.test(url))).toEqual([]);
    expect(salon.electron.windows()).toHaveLength(1);
    expect(salon.page.url()).toMatch(/^app:\/\/salon\//);
  },
);
