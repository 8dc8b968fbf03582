import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src/core/lib/errors';
import { Translator } from '../../../src/core/lib/translator';
import { trayIconFile } from '../../../src/main/tray/tray-icon';
import { trayMenu, trayTooltip } from '../../../src/main/tray/tray-menu';
import type { TrayFacts, TrayPart } from '../../../src/main/tray/tray-state';
import { connectionStateSchema, type ConnectionState } from '../../../src/shared/model/health';

const STATUSES = connectionStateSchema.shape.status.options;
const done: string[] = [];
const actions = {
  open: () => {},
  quickAsk: () => {},
  diagnose: () => {},
  acceptance: () => {},
  bundle: () => {},
  settings: () => {},
  quit: () => {},
  copyAddress: (address: string) => void done.push(address),
  activate: (id: string) => void done.push(id),
};

function partsOf(
  status: ConnectionState['status'],
  reason: ConnectionState['reason'] = null,
): TrayPart[] {
  const others = (['kai', 'webhook'] as const).map((name) => ({
    name,
    status,
    target: 'KAI',
    reason: null,
  }));
  return [{ name: 'coze', status, target: '咖啡助手', reason }, ...others];
}

const factsOf = (parts: TrayPart[], more: Partial<TrayFacts> = {}): TrayFacts => ({
  parts,
  publicAddress: null,
  profiles: [],
  pausedUntil: null,
  ...more,
});

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  const translator = new Translator(language);

  test.each(STATUSES)(
    'the menu of "%s" says what is true first, then what can be done',
    (status) => {
      const menu = trayMenu(factsOf(partsOf(status)), translator, actions);
      expect(menu[0]).toMatchObject({ enabled: false });
      expect(menu.slice(0, 3).every(({ enabled }) => enabled === false)).toBe(true);
      for (const { label, type } of menu)
        if (type !== 'separator') expect(label).toMatch(/^(?!tray:)[^{}]+$/);
      expect(menu.some(({ click }) => click === actions.open)).toBe(true);
      expect(menu.some(({ click }) => click === actions.bundle)).toBe(true);
      for (const needsConnection of [actions.diagnose, actions.quickAsk])
        expect(menu.some(({ click }) => click === needsConnection)).toBe(status !== 'not-set-up');
      expect(menu.some(({ click }) => click === actions.settings)).toBe(true);
      expect(menu.at(-1)?.click).toBe(actions.quit);
      expect(trayTooltip(status, translator)).toMatch(/^(?!tray:)\S/);
    },
  );

  test('work that is under way stands on top, with its end', () => {
    const menu = trayMenu(
      factsOf(partsOf('ok'), { pausedUntil: '2026-01-02T12:30:00.000Z' }),
      translator,
      actions,
    );
    expect(menu[0]).toMatchObject({ enabled: false, label: expect.stringMatching(/\d\d:30/) });
    expect(trayTooltip('paused', translator)).toMatch(/^(?!tray:)\S/);
  });

  test('seven minutes past midnight is 00:07', () => {
    const [first] = trayMenu(
      factsOf(partsOf('ok'), { pausedUntil: new Date(2026, 0, 2, 0, 7).toISOString() }),
      translator,
      actions,
    );
    expect(first).toMatchObject({ label: expect.stringContaining('00:07') });
  });

  test('a reason stands right below the state, on one short line', () => {
    const reason = translator.describe(
      new AppError('CHAT_FAILED', { params: { detail: 'x'.repeat(200) } }),
    );
    const [, second] = trayMenu(factsOf(partsOf('down', reason)), translator, actions);
    expect(second).toMatchObject({ enabled: false });
    expect(second?.label?.length).toBeLessThanOrEqual(60);
  });
});

test('a public address can be copied, where there is one', () => {
  const translator = new Translator('en');
  const item = trayMenu(
    factsOf(partsOf('ok'), { publicAddress: 'https://salon.example/webhook/coze' }),
    translator,
    actions,
  ).find(({ label }) => label === 'Copy public address');
  Reflect.apply(item?.click ?? (() => {}), undefined, []);
  expect(done.splice(0)).toEqual(['https://salon.example/webhook/coze']);
  expect(
    trayMenu(factsOf(partsOf('ok')), translator, actions).some(
      ({ label }) => label === 'Copy public address',
    ),
  ).toBe(false);
});

test('states of different urgency have different icons, and each file is there', () => {
  const files = STATUSES.map((status) => trayIconFile(status, 'linux'));
  expect(new Set(files).size).toBe(4);
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    expect(existsSync(join('resources/icons', trayIconFile('ok', platform, true))), 'paused').toBe(
      true,
    );
    for (const status of STATUSES)
      expect(
        existsSync(join('resources/icons', trayIconFile(status, platform))),
        trayIconFile(status, platform),
      ).toBe(true);
  }
});

test('with several connections one can be switched to, and the one in use is marked', () => {
  const translator = new Translator('en');
  const profiles = [
    { id: 'a', name: 'Bean & Leaf', active: true },
    { id: 'b', name: 'Roastery', active: false },
  ];
  const submenuOf = (facts: TrayFacts): Electron.MenuItemConstructorOptions[] => {
    const submenu = trayMenu(facts, translator, actions).find(
      ({ label }) => label === 'Switch connection',
    )?.submenu;
    return Array.isArray(submenu) ? submenu : [];
  };
  const submenu = submenuOf(factsOf(partsOf('ok'), { profiles }));
  expect(submenu).toMatchObject([
    { type: 'radio', label: 'Bean && Leaf', checked: true },
    { type: 'radio', label: 'Roastery', checked: false },
  ]);
  Reflect.apply(submenu[1]?.click ?? (() => {}), undefined, []);
  expect(done.splice(0)).toEqual(['b']);
  expect(submenuOf(factsOf(partsOf('ok'), { profiles: profiles.slice(0, 1) }))).toEqual([]);
});
