import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src/core/lib/errors';
import { Translator } from '../../../src/core/lib/translator';
import { trayIconFile } from '../../../src/main/tray/tray-icon';
import { trayMenu, trayTooltip } from '../../../src/main/tray/tray-menu';
import { connectionStateSchema, type ConnectionState } from '../../../src/shared/model/health';

const STATUSES = connectionStateSchema.shape.status.options;
const actions = { open: () => {}, diagnose: () => {}, quit: () => {} };

function stateOf(status: ConnectionState['status'], reason: ConnectionState['reason'] = null): ConnectionState {
  return { status, reason, target: '咖啡助手', checkedAt: null };
}

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  const translator = new Translator(language);

  test.each(STATUSES)('the menu of "%s" says what is true first, then what can be done', (status) => {
    const menu = trayMenu(stateOf(status), translator, actions);
    expect(menu[0]).toMatchObject({ enabled: false });
    for (const { label, type } of menu) if (type !== 'separator') expect(label).toMatch(/^(?!tray:)[^{}]+$/);
    expect(menu.some(({ click }) => click === actions.open)).toBe(true);
    expect(menu.some(({ click }) => click === actions.diagnose)).toBe(status !== 'not-set-up');
    expect(menu.at(-1)?.click).toBe(actions.quit);
    expect(trayTooltip(stateOf(status), translator)).toMatch(/^(?!tray:)\S/);
  });

  test('a reason stands right below the state, on one short line', () => {
    const reason = translator.describe(new AppError('CHAT_FAILED', { params: { detail: 'x'.repeat(200) } }));
    const [, second] = trayMenu(stateOf('down', reason), translator, actions);
    expect(second).toMatchObject({ enabled: false });
    expect(second?.label?.length).toBeLessThanOrEqual(60);
  });
});

test('states of different urgency have different icons, and each file is there', () => {
  const files = STATUSES.map((status) => trayIconFile(status, 'linux'));
  expect(new Set(files).size).toBe(4);
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    for (const status of STATUSES) expect(existsSync(join('resources/icons', trayIconFile(status, platform))), trayIconFile(status, platform)).toBe(true);
  }
});
