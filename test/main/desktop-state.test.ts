import { expect, test } from 'vitest';
import { AppError } from '../../src/core/lib/errors';
import { Observable } from '../../src/core/lib/observable';
import { Translator } from '../../src/core/lib/translator';
import type { KeyStanding } from '../../src/main/adapters/quick-ask-shortcut';
import { DesktopState } from '../../src/main/desktop-state';
import { appErrorIn } from '../fakes/app-error-of';

function rig() {
  const system = { enabled: false, refuses: false };
  const keys = { state: new Observable<KeyStanding>({ status: 'off', error: null }) };
  const translator = new Translator('en');
  const desktop = new DesktopState({
    loginItem: {
      read: () => ({ supported: true, enabled: system.enabled }),
      set: (isEnabled) => {
        if (system.refuses) throw new AppError('LOGIN_ITEM_REFUSED');
        system.enabled = isEnabled;
      },
    },
    keys,
    notifications: { isSupported: true },
    translator,
  });
  return { system, keys, translator, desktop };
}

test('what was changed from outside is seen when it is looked at, and told only when it differs', () => {
  const { system, desktop } = rig();
  let told = 0;
  desktop.state.subscribe(() => (told += 1));
  desktop.refresh();
  expect(told).toBe(0);
  system.enabled = true;
  desktop.refresh();
  expect(told).toBe(1);
  expect(desktop.state.value.loginItem.enabled).toBe(true);
});

test('a refusal is an error, and the state stays what is really there', () => {
  const { system, desktop } = rig();
  system.refuses = true;
  expect(appErrorIn(() => desktop.setLoginItem(true)).code).toBe('LOGIN_ITEM_REFUSED');
  expect(desktop.state.value.loginItem.enabled).toBe(false);
});

test('why keys were refused is told in the language in use', () => {
  const { keys, translator, desktop } = rig();
  keys.state.set({
    status: 'refused',
    error: new AppError('SHORTCUT_TAKEN', { params: { keys: 'Alt+Space' } }),
  });
  expect(desktop.state.value.quickAsk.error?.message).toBe(
    'Another program already uses Alt+Space.',
  );
  translator.setLanguage('zh-CN');
  desktop.refresh();
  expect(desktop.state.value.quickAsk.error?.message).toBe('Alt+Space 已被其他程序占用。');
});
