import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** The longest a fade of Ant Design could take, in milliseconds, with much to spare. */
const STILL_WITHIN_MS = 5000;

/**
 * Serious findings of axe on what the window shows, in words a person can act on; measured when
 * nothing is fading any more. After all rules in the theme that is on come the colours in the other
 * one, which stays on. `main`: the page that may change settings, where `page` is another one.
 */
export async function seriousFindings(page: Page, main: Page = page): Promise<string[]> {
  const found = await findingsNow(page);
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const theme = isDark ? 'light' : 'dark';
  await main.evaluate((other) => window.salon.request('settings.change', { theme: other }), theme);
  await page.waitForFunction(
    (wasDark) => matchMedia('(prefers-color-scheme: dark)').matches !== wasDark,
    isDark,
  );
  return [
    ...found,
    ...(await findingsNow(page, ['color-contrast'])).map((finding) => `${theme}: ${finding}`),
  ];
}

async function findingsNow(page: Page, rules: string[] = []): Promise<string[]> {
  await untilStill(page);
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (rules.length === 0 ? axe : axe.withRules(rules)).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, any }) => `${target.join(' ')} (${any[0]?.message ?? ''})`).join(', ')}`,
    );
}

/**
 * Waits until what opens or closes has done so: halfway through a fade every colour is another.
 * What keeps the class of its fade for good (rc-motion leaves it on an element that was hidden
 * meanwhile) must not keep the page from being judged.
 */
async function untilStill(page: Page): Promise<void> {
  await page
    .waitForFunction(isStill, undefined, { timeout: STILL_WITHIN_MS })
    .catch(() => undefined);
}

/** Runs in the page. */
function isStill(): boolean {
  const isMoving = document
    .getAnimations()
    .some(
      (animation) =>
        animation.playState === 'running' &&
        animation.effect?.getTiming().iterations !== Number.POSITIVE_INFINITY,
    );
  const phases = ['appear', 'enter', 'leave']
    .map((phase) => `[class*="ant-"][class*="-${phase}"]`)
    .join(',');
  return !isMoving && document.querySelector(phases) === null;
}
