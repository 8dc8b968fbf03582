import { expect, test } from 'vitest';
import { AppError } from '../../src/core/lib/errors';
import { Observable } from '../../src/core/lib/observable';
import { Translator } from '../../src/core/lib/translator';
import type { KeyStanding } from '../../src/main/adapters/quick-ask-shortcut';
import { DesktopStateKeeper } from '../../src/main/desktop-state';
import { appErrorIn } from '../fakes/app-error-of';

function rig() {
  const system = { enabled: false, refuses: false };
  const keys = { state: new Observable<KeyStanding>({ status: 'off', error: null }) };
  const translator = new Translator('en');
  const keeper = new DesktopStateKeeper({
    loginItem: {
      read: () => ({ supported: true, enabled: system.enabled }),
      set: (isEnabled) => {
        if (system.refuses) throw new AppError('LOGIN_ITEM_REFUSED');
        system.enabled = isEnabled;
      },
    },
    keys,
    notices: { isSupported: true },
    translator,
  });
  return { system, keys, translator, keeper };
}

test('what was changed from outside is seen when it is looked at, and told only when it differs', () => {
  const { system, keeper } = rig();
  let told = 0;
  keeper.state.subscribe(() => (told += 1));
  keeper.refresh();
  expect(told).toBe(0);
  system.enabled = true;
  keeper.refresh();
  expect(told).toBe(1);
  expect(keeper.state.value.loginItem.enabled).toBe(true);
});

test('a refusal is an error, and the state stays what is really there', () => {
  const { system, keeper } = rig();
  system.refuses = true;
  expect(appErrorIn(() => keeper.setLoginItem(true)).code).toBe('LOGIN_ITEM_REFUSED');
  expect(keeper.state.value.loginItem.enabled).toBe(false);
});

test('why keys were refused is told in the language in use', () => {
  const { keys, translator, keeper } = rig();
  keys.state.set({
    status: 'refused',
    error: new AppError('SHORTCUT_TAKEN', { params: { keys: 'Alt+Space' } }),
  });
  expect(keeper.state.value.quickAsk.error?.message).toBe(
    'Another program already uses Alt+Space.',
  );
  translator.setLanguage('zh-CN');
  keeper.refresh();
  expect(keeper.state.value.quickAsk.error?.message).toBe('Alt+Space 已被其他程序占用。');
});
