import { resolve } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { z } from 'zod';
import { startSandbox } from '../../src/sandbox/start-sandbox';
import { HOSTILE_HTML, hostileMarkdown } from '../renderer/hostile-payloads';
import { expect, test } from './salon-app';

const PAYLOADS = hostileMarkdown();
const COUNT_MIN = 300;

/** What must not happen in the page. */
const trespassSchema = z.object({ scripts: z.array(z.string()), violations: z.array(z.string()) });

interface Trespass {
  /** Calls of `alert`, which every payload with a script tries. */
  scripts: string[];
  /** What the policy of the page had to refuse: it should not even have been tried. */
  violations: string[];
}

/** From now on the page notes what must not happen in it. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const trespass: Trespass = { scripts: [], violations: [] };
    Reflect.set(window, 'trespass', trespass);
    window.alert = (text) => trespass.scripts.push(String(text));
    document.addEventListener('securitypolicyviolation', (event) =>
      trespass.violations.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
}

const trespassIn = async (page: Page): Promise<Trespass> =>
  trespassSchema.parse(await page.evaluate((): unknown => Reflect.get(window, 'trespass')));

/** How long an answer may take to be on the screen, on a machine that is busy with other work. */
const DRAWN_WITHIN_MS = 5000;

/**
 * Asks for every payload in turn, lets each be painted, and clicks whatever looks like a link in
 * it; answers how many were drawn.
 */
async function drawAll(page: Page, count: number): Promise<number> {
  await page.evaluate(async () => {
    const created = await window.salon.request('chat.createConversation', undefined);
    location.hash = `#/chat/${created.ok ? String(Reflect.get(Object(created.value), 'id')) : ''}`;
  });
  await expect(page.getByRole('textbox', { name: '输入问题' })).toBeVisible();
  const given = { total: count, limitMs: DRAWN_WITHIN_MS };
  return page.evaluate(async ({ total, limitMs }) => {
    let drawn = 0;
    for (let index = 0; index < total; index += 1) {
      const ended = new Promise<void>((settle) => {
        const stop = window.salon.on((name) => {
          if (name !== 'chat.finished' && name !== 'chat.failed') return;
          stop();
          settle();
        });
      });
      const area = document.querySelector('textarea[aria-describedby="composer-hint"]');
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(
        area,
        `payload ${index}`,
      );
      area?.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await new Promise((settle) => requestAnimationFrame(settle));
      area?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
      );
      await ended;
      let answer: Element | undefined;
      let isDrawn = false;
      for (const end = performance.now() + limitMs; !isDrawn && performance.now() < end;) {
        await new Promise((settle) => requestAnimationFrame(() => requestAnimationFrame(settle)));
        answer = [...document.querySelectorAll('[role="log"] article')].find(({ textContent }) =>
          textContent?.includes(`payload ${index}`),
        );
        isDrawn = answer?.querySelector('[role="group"] > div') instanceof Element;
      }
      if (isDrawn) drawn += 1;
      for (const link of answer?.querySelectorAll('a, svg a, button[data-link]') ?? [])
        link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    }
    return drawn;
  }, given);
}

/**
 * The same HTML in a window of its own without our policy, put in as it is: what a careless
 * renderer would do.
 */
async function controlFires(
  electron: ElectronApplication,
): Promise<{ scripts: number; requests: number }> {
  return electron.evaluate(
    async ({ BrowserWindow, session }, payloads) => {
      const control = session.fromPartition('control');
      let requests = 0;
      control.webRequest.onBeforeRequest((details, decide) => {
        const isOutside = /^https?:/.test(details.url);
        if (isOutside) requests += 1;
        decide({ cancel: isOutside });
      });
      const window = new BrowserWindow({
        show: false,
        webPreferences: { session: control, sandbox: true },
      });
      await window.loadURL('about:blank');
      const scripts: unknown = await window.webContents.executeJavaScript(`(async (payloads) => {
      window.fired = 0;
      for (const payload of payloads) {
        const frame = document.createElement('iframe');
        frame.srcdoc = '<script>alert = () => { parent.fired += 1; };</' + 'script>' + payload;
        document.body.append(frame);
        await new Promise((settle) => setTimeout(settle, 20));
      }
      await new Promise((settle) => setTimeout(settle, 1000));
      return window.fired;
    })(${JSON.stringify(payloads)})`);
      window.destroy();
      return { scripts: Number(scripts), requests };
    },
    [...HOSTILE_HTML],
  );
}

const DRAWN_SAFELY = 'without a script, a request or a navigation';

test(`S2: ${PAYLOADS.length} hostile answers are drawn in the real window ${DRAWN_SAFELY}`, async ({
  launch,
}) => {
  test.setTimeout(300_000);
  expect(PAYLOADS.length).toBeGreaterThanOrEqual(COUNT_MIN);
  const sandbox = await startSandbox({
    knowledgeFolder: resolve(import.meta.dirname, '../../resources/knowledge'),
    tokenDelayMs: 0,
    answerOverride: (question) => PAYLOADS[Number(/^payload (\d+)/.exec(question)?.[1])],
  });
  try {
    const { page, electron } = await launch();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    let navigations = 0;
    const { appId, kid, botId, apiBase, privateKeyPem: pem } = sandbox.coze;
    await page.evaluate(
      async ({ draft, key }) => {
        await window.salon.request('settings.change', {
          requestsPerMinute: 60_000,
          burstSize: 1000,
        });
        await window.salon.request('setup.importKey', { pem: key });
        await window.salon.request('setup.saveConnection', { draft, keep: 'this-run' });
      },
      {
        draft: { profileId: null, platform: 'coze-cn', apiBase, auth: 'jwt', appId, kid, botId },
        key: pem,
      },
    );
    await electron.evaluate(({ shell }) => {
      const opened: string[] = [];
      Reflect.set(globalThis, 'openedLinks', opened);
      shell.openExternal = (url) => {
        opened.push(url);
        return Promise.resolve();
      };
    });
    await watch(page);
    page.on('framenavigated', (frame) => {
      if (!frame.url().startsWith('app://salon/')) navigations += 1;
    });
    expect(await drawAll(page, PAYLOADS.length)).toBe(PAYLOADS.length);
    await page.waitForTimeout(1500);

    expect(await trespassIn(page)).toEqual({ scripts: [], violations: [] });
    expect(requests.filter((url) => !url.startsWith('app://salon/'))).toEqual([]);
    expect(navigations).toBe(0);
    expect(page.url()).toMatch(/^app:\/\/salon\//);
    expect(electron.windows()).toHaveLength(1);
    const opened = await electron.evaluate((): string[] => {
      const links: unknown = Reflect.get(globalThis, 'openedLinks');
      return Array.isArray(links) ? links.map(String) : [];
    });
    expect(opened.filter((url) => !/^(https:|mailto:)/.test(url))).toEqual([]);

    const control = await controlFires(electron);
    expect(control.scripts).toBeGreaterThan(15);
    expect(control.requests).toBeGreaterThan(5);
  } finally {
    await sandbox.close();
  }
});

test('the watch sees what it watches for', async ({ launch }) => {
  const { page } = await launch();
  await watch(page);
  await page.evaluate(() => {
    const image = document.createElement('img');
    image.src = 'https://evil.example/p.png';
    document.body.append(image);
    const script = document.createElement('script');
    script.textContent = 'alert(1)';
    document.body.append(script);
    window.alert('called');
  });
  await expect
    .poll(async () => (await trespassIn(page)).violations.length)
    .toBeGreaterThanOrEqual(2);
  expect((await trespassIn(page)).scripts).toEqual(['called']);
});
