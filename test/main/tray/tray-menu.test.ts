import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src/core/lib/errors';
import { Translator } from '../../../src/core/lib/translator';
import { trayIconFile } from '../../../src/main/tray/tray-icon';
import { trayMenu, trayTooltip } from '../../../src/main/tray/tray-menu';
import type { TrayPart } from '../../../src/main/tray/tray-state';
import { connectionStateSchema, type ConnectionState } from '../../../src/shared/model/health';

const STATUSES = connectionStateSchema.shape.status.options;
const copied: string[] = [];
const actions = { open: () => {}, diagnose: () => {}, copyAddress: (address: string) => void copied.push(address), quit: () => {} };

function partsOf(status: ConnectionState['status'], reason: ConnectionState['reason'] = null): TrayPart[] {
  const others = (['kai', 'webhook'] as const).map((name) => ({ name, status, target: 'KAI', reason: null }));
  return [{ name: 'coze', status, target: '咖啡助手', reason }, ...others];
}

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  const translator = new Translator(language);

  test.each(STATUSES)('the menu of "%s" says what is true first, then what can be done', (status) => {
    const menu = trayMenu(partsOf(status), null, translator, actions);
    expect(menu[0]).toMatchObject({ enabled: false });
    expect(menu.slice(0, 3).every(({ enabled }) => enabled === false)).toBe(true);
    for (const { label, type } of menu) if (type !== 'separator') expect(label).toMatch(/^(?!tray:)[^{}]+$/);
    expect(menu.some(({ click }) => click === actions.open)).toBe(true);
    expect(menu.some(({ click }) => click === actions.diagnose)).toBe(status !== 'not-set-up');
    expect(menu.at(-1)?.click).toBe(actions.quit);
    expect(trayTooltip(status, translator)).toMatch(/^(?!tray:)\S/);
  });

  test('a reason stands right below the state, on one short line', () => {
    const reason = translator.describe(new AppError('CHAT_FAILED', { params: { detail: 'x'.repeat(200) } }));
    const [, second] = trayMenu(partsOf('down', reason), null, translator, actions);
    expect(second).toMatchObject({ enabled: false });
    expect(second?.label?.length).toBeLessThanOrEqual(60);
  });
});

test('a public address can be copied, where there is one', () => {
  const translator = new Translator('en');
  const item = trayMenu(partsOf('ok'), 'https://salon.example/webhook/coze', translator, actions).find(({ label }) => label === 'Copy public address');
  Reflect.apply(item?.click ?? (() => {}), undefined, []);
  expect(copied).toEqual(['https://salon.example/webhook/coze']);
  expect(trayMenu(partsOf('ok'), null, translator, actions).some(({ label }) => label === 'Copy public address')).toBe(false);
});

test('states of different urgency have different icons, and each file is there', () => {
  const files = STATUSES.map((status) => trayIconFile(status, 'linux'));
  expect(new Set(files).size).toBe(4);
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    for (const status of STATUSES) expect(existsSync(join('resources/icons', trayIconFile(status, platform))), trayIconFile(status, platform)).toBe(true);
  }
});
