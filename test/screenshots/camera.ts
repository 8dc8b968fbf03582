import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Locator, Page } from '@playwright/test';
import { rendererTexts } from '../../src/renderer/app/renderer-texts';
import { type LaunchOptions, type SalonApp, test } from '../e2e/salon-app';

const run = promisify(execFile);
const FOLDER = resolve(import.meta.dirname, '../../screenshots');
const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
const SIZES = [
  [900, 600],
  [1400, 900],
] as const;

/** The languages every screen is shown in. */
const LANGUAGES = ['zh-CN', 'en'] as const;
type ShownLanguage = (typeof LANGUAGES)[number];
type Words = (typeof rendererTexts)[ShownLanguage];

/**
 * Takes pictures of one running app in one language, into the ignored folder `screenshots`, as
 * `NAME-LANGUAGE-THEME-WIDTH.png`.
 */
export class Camera {
  /** From then on main answers nothing, so the theme cannot be set through it. */
  private holding = false;

  constructor(
    readonly salon: SalonApp,
    readonly language: ShownLanguage,
    readonly launch: (options?: LaunchOptions) => Promise<SalonApp>,
  ) {}

  get page(): Page {
    return this.salon.page;
  }

  /** What the app says in this language: names for what is looked for. */
  get words(): Words {
    return rendererTexts[this.language];
  }

  /** Shows a place inside the page and waits until it has come to rest. */
  async go(hash: string): Promise<void> {
    await this.page.evaluate((target) => {
      location.hash = target;
    }, hash);
    if (!this.holding)
      await this.page
        .locator('#content')
        .getByRole('heading')
        .or(this.page.getByRole('textbox'))
        .first()
        .waitFor({ state: 'attached' });
    await this.page.waitForTimeout(500);
  }

  /** The first button of exactly this name, pressed; then the page comes to rest. */
  async press(name: string, within: Page | Locator = this.page): Promise<void> {
    await within.getByRole('button', { name, exact: true }).first().click();
    await this.page.waitForTimeout(500);
  }

  /** What is shown now, in both themes and sizes. */
  async take(name: string): Promise<void> {
    // Nothing is to look as if it were pointed at.
    await this.page.mouse.move(0, 0);
    for (const theme of THEMES) {
      await this.setTheme(theme);
      for (const [width, height] of SIZES) {
        await this.resize(width, height);
        await this.page.screenshot({ path: this.file(name, theme, width) });
      }
    }
  }

  /** What passes too quickly for four pictures, in the theme and size that are on. */
  async takeNow(name: string): Promise<void> {
    const theme = await this.page.evaluate(() =>
      matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    );
    await this.page.screenshot({ path: this.file(name, theme, 'now') });
  }

  /** The narrowest window, and the usual one with all text at twice its size. */
  async takeTight(name: string): Promise<void> {
    await this.resize(640, 480);
    await this.page.screenshot({ path: this.file(name, 'narrow', 640) });
    await this.zoom(2);
    await this.resize(1280, 800);
    // The page's own picture would show only a quarter of what is zoomed.
    const picture = await this.salon.electron.evaluate(async ({ BrowserWindow }) =>
      (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())
        ?.toPNG()
        .toString('base64'),
    );
    writeFileSync(this.file(name, 'zoomed', 1280), Buffer.from(picture ?? '', 'base64'));
    await this.zoom(1);
  }

  /** Another page than the main one, as high as it is, in both themes. */
  async takeOther(page: Page, name: string): Promise<void> {
    for (const theme of THEMES) {
      await this.setTheme(theme);
      await page.waitForTimeout(250);
      await page.screenshot({ path: this.file(name, theme, 'own') });
    }
  }

  /**
   * The upper right of the display as it is, with what is no page: the panel and the tray's menu.
   */
  async takeDesktop(name: string): Promise<void> {
    await run('import', [
      '-window',
      'root',
      '-crop',
      '640x560+960+0',
      '+repage',
      this.file(name, 'light', 'desktop'),
    ]);
  }

  /** From now on main answers no request: what is opened then stays as it looks while it loads. */
  async holdAnswers(): Promise<void> {
    this.holding = true;
    await this.salon.electron.evaluate(({ ipcMain }) => {
      ipcMain.removeHandler('app:request');
      // Kept, or the garbage collector would answer for it.
      const pending: ((value: never) => void)[] = [];
      Reflect.set(globalThis, 'pendingAnswers', pending);
      ipcMain.handle('app:request', () => new Promise((resolve) => pending.push(resolve)));
    });
  }

  private async setTheme(theme: Theme): Promise<void> {
    if (this.holding)
      await this.salon.electron.evaluate(
        ({ nativeTheme }, wanted) => (nativeTheme.themeSource = wanted),
        theme,
      );
    else
      await this.page.evaluate(
        (wanted) => window.salon.request('settings.change', { theme: wanted }),
        theme,
      );
    await this.page.waitForTimeout(100);
  }

  private async zoom(factor: number): Promise<void> {
    await this.salon.electron.evaluate(
      ({ BrowserWindow }, zoom) =>
        BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(zoom),
      factor,
    );
  }

  private async resize(width: number, height: number): Promise<void> {
    await this.salon.electron.evaluate(
      ({ BrowserWindow }, size) =>
        BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
      { width, height },
    );
    await this.page.waitForTimeout(250);
  }

  private file(name: string, look: string, size: number | string): string {
    return join(FOLDER, `${name}-${this.language}-${look}-${size}.png`);
  }
}

interface Session {
  /** Start with the built-in sandbox connected; without it, as a first start. */
  sandbox: boolean;
  env?: Record<string, string>;
  /** Lays files into the data folder before the start. */
  prepare?: (dataFolder: string) => void;
}

/** One test per language: an app of its own, and a camera in front of it. */
export function inEveryLanguage(
  title: string,
  { sandbox, env, prepare }: Session,
  work: (camera: Camera) => Promise<void>,
): void {
  for (const language of LANGUAGES) {
    test(`${title}, ${language}`, async ({ launch, temporaryFolder }) => {
      const dataFolder = join(temporaryFolder, 'data');
      if (prepare) {
        mkdirSync(dataFolder, { recursive: true });
        prepare(dataFolder);
      }
      const salon = await launch({
        dataFolder,
        parameters: sandbox ? ['--sandbox'] : [],
        slowAnswers: true,
        ...(env && { env }),
      });
      await salon.page.evaluate(
        (wanted) => window.salon.request('settings.change', { language: wanted }),
        language,
      );
      await salon.page.waitForTimeout(600);
      await work(new Camera(salon, language, launch));
    });
  }
}
