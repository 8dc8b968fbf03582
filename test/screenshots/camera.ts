import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { type SalonApp, test } from '../e2e/salon-app';

const FOLDER = resolve(import.meta.dirname, '../../screenshots');
const THEMES = ['light', 'dark'] as const;
const SIZES = [[900, 600], [1400, 900]] as const;

/** The languages every screen is shown in. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type ShownLanguage = (typeof LANGUAGES)[number];

/** Takes pictures of one running app in one language, into the ignored folder `screenshots`, as `NAME-LANGUAGE-THEME-WIDTH.png`. */
export class Camera {
  constructor(readonly salon: SalonApp, readonly language: ShownLanguage) {}

  get page(): Page {
    return this.salon.page;
  }

  /** Shows a place inside the page and waits until it has come to rest. */
  async go(hash: string): Promise<void> {
    await this.page.evaluate((target) => {
      location.hash = target;
    }, hash);
    await this.page.waitForTimeout(400);
  }

  /** What is shown now, in both themes and sizes. */
  async take(name: string): Promise<void> {
    for (const theme of THEMES) {
      await this.page.evaluate((wanted) => window.salon.request('settings.change', { theme: wanted }), theme);
      for (const [width, height] of SIZES) await this.shoot(`${name}-${this.language}-${theme}`, width, height);
    }
  }

  /** One picture in the theme that is on. */
  async takeOne(name: string): Promise<void> {
    await this.shoot(`${name}-${this.language}-${await this.theme()}`, 900, 600);
  }

  /** The narrowest window, and the usual one with all text at twice its size. */
  async takeTight(name: string): Promise<void> {
    await this.shoot(`${name}-${this.language}-narrow`, 640, 480);
    await this.zoom(2);
    await this.resize(1280, 800);
    // The page's own picture would show only a quarter of what is zoomed.
    const picture = await this.salon.electron.evaluate(async ({ BrowserWindow }) => (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.toPNG().toString('base64'));
    writeFileSync(join(FOLDER, `${name}-${this.language}-zoomed-1280.png`), Buffer.from(picture ?? '', 'base64'));
    await this.zoom(1);
  }

  private async zoom(factor: number): Promise<void> {
    await this.salon.electron.evaluate(({ BrowserWindow }, zoom) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(zoom), factor);
  }

  private async resize(width: number, height: number): Promise<void> {
    await this.salon.electron.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), { width, height });
    await this.page.waitForTimeout(250);
  }

  private async theme(): Promise<string> {
    return (await this.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)) ? 'dark' : 'light';
  }

  private async shoot(name: string, width: number, height: number): Promise<void> {
    await this.resize(width, height);
    await this.page.screenshot({ path: join(FOLDER, `${name}-${width}.png`) });
  }
}

interface Session {
  /** Start with the built-in sandbox connected; without it, as a first start. */
  sandbox: boolean;
}

/** One test per language: an app of its own, and a camera in front of it. */
export function inEveryLanguage(title: string, { sandbox }: Session, work: (camera: Camera) => Promise<void>): void {
  for (const language of LANGUAGES) {
    test(`${title}, ${language}`, async ({ launch }) => {
      const salon = await launch({ parameters: sandbox ? ['--sandbox'] : [] });
      await salon.page.evaluate((wanted) => window.salon.request('settings.change', { language: wanted }), language);
      await salon.page.waitForTimeout(600);
      await work(new Camera(salon, language));
    });
  }
}
