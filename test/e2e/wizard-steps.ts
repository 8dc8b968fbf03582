import { expect, type Locator, type Page } from '@playwright/test';
import type { OwnSandbox } from './own-sandbox';

/** Shows a step of the wizard. */
export async function showStep(page: Page, step: string): Promise<void> {
  await page.evaluate((name) => void (location.hash = `#/setup/${name}`), step);
  await expect(page.locator(`nav a[href="#/setup/${step}"][aria-current="step"]`)).toBeVisible();
}

/**
 * Pastes as a person does: with the focus there, or anywhere on the page when no field is named.
 */
export async function pasteText(page: Page, text: string, field?: Locator): Promise<void> {
  await expect(page.getByRole('navigation', { name: '设置步骤' })).toBeVisible();
  const target = field ?? page.locator('body');
  await target.evaluate((element, content) => {
    const data = new DataTransfer();
    data.setData('text/plain', content);
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** The configuration of the guide, step 1.2, as Python, for a sandbox. */
export function pythonConfig({ apiBase, appId, kid, privateKeyPem }: OwnSandbox): string {
  return `COZE_CONFIG = {
    "app_id": "${appId}",  # 应用ID
    'kid': '${kid}',
    "private_key": """${privateKeyPem}""",
    "api_base": "${apiBase}",
    "webhook_url": "https://salon.lin.cn/webhook/coze",
}
`;
}

/** How a step stands, as the list says it. */
export function stepEntry(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: '设置步骤' }).getByRole('link', { name });
}
