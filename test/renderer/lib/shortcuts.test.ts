import { describe, expect, test } from 'vitest';
import {
  acceleratorOf,
  actionOf,
  keyFault,
  type KeyPress,
  SHORTCUT_ACTIONS,
  USUAL_KEYS,
} from '../../../src/renderer/lib/shortcuts';
import { acceleratorSchema, shortcutActionSchema } from '../../../src/shared/model/shortcut';

const press = (keys: Partial<KeyPress>): KeyPress => ({
  key: 'n',
  code: 'KeyN',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...keys,
});

test('every action of the contract has usual keys, all different and all such as the settings take', () => {
  expect([...SHORTCUT_ACTIONS].toSorted()).toEqual(shortcutActionSchema.options.toSorted());
  expect(new Set(Object.values(USUAL_KEYS)).size).toBe(SHORTCUT_ACTIONS.length);
  for (const keys of Object.values(USUAL_KEYS))
    expect(acceleratorSchema.safeParse(keys).success, keys).toBe(true);
});

describe('pressed keys', () => {
  test.each([
    [{ ctrlKey: true }, 'linux', 'CommandOrControl+N'],
    [{ metaKey: true }, 'darwin', 'CommandOrControl+N'],
    [{ ctrlKey: true }, 'darwin', 'Control+N'],
    [{ metaKey: true }, 'win32', 'Super+N'],
    [
      { ctrlKey: true, altKey: true, shiftKey: true, key: 'N' },
      'linux',
      'CommandOrControl+Alt+Shift+N',
    ],
    [{ altKey: true, key: '∫', code: 'KeyB' }, 'darwin', 'Alt+B'],
    [{ ctrlKey: true, key: 'a', code: 'KeyQ' }, 'linux', 'CommandOrControl+A'],
    [
      { ctrlKey: true, key: '!', code: 'Digit1', shiftKey: true },
      'linux',
      'CommandOrControl+Shift+1',
    ],
    [{ ctrlKey: true, key: ' ', code: 'Space' }, 'linux', 'CommandOrControl+Space'],
    [{ key: 'F9', code: 'F9' }, 'linux', 'F9'],
    [{ key: 'Control', code: 'ControlLeft', ctrlKey: true }, 'linux', null],
    [{ key: 'Escape', code: 'Escape' }, 'linux', null],
    [{ ctrlKey: true, isComposing: true }, 'linux', null],
  ] as ReadonlyArray<[Partial<KeyPress>, string, string | null]>)(
    '%o on %s are %s',
    (keys, platform, accelerator) => {
      expect(acceleratorOf(press(keys), platform)).toBe(accelerator);
      if (accelerator !== null) expect(acceleratorSchema.safeParse(accelerator).success).toBe(true);
    },
  );

  test('do what they usually do, or what the person chose; nothing else', () => {
    expect(actionOf(press({ ctrlKey: true }), {}, 'linux')).toBe('new-chat');
    expect(actionOf(press({ ctrlKey: true, key: ',', code: 'Comma' }), {}, 'linux')).toBe(
      'settings',
    );
    expect(actionOf(press({}), {}, 'linux')).toBeNull();
    expect(actionOf(press({ ctrlKey: true, shiftKey: true }), {}, 'linux')).toBeNull();
    expect(actionOf(press({ ctrlKey: true }), { 'new-chat': 'Alt+N' }, 'linux')).toBeNull();
    expect(actionOf(press({ altKey: true }), { 'new-chat': 'Alt+N' }, 'linux')).toBe('new-chat');
    expect(actionOf(press({ ctrlKey: true }), { 'new-chat': '' }, 'linux')).toBeNull();
  });
});

describe('keys that are chosen', () => {
  test.each([
    ['CommandOrControl+J', null],
    ['F9', null],
    ['CommandOrControl+,', { kind: 'conflict', other: 'settings' }],
    ['Alt+Space', { kind: 'conflict', other: 'global' }],
    ['CommandOrControl+C', { kind: 'reserved' }],
    ['A', { kind: 'needs-modifier' }],
    ['Shift+Space', { kind: 'needs-modifier' }],
  ])('%s: %o', (keys, fault) => {
    expect(keyFault(keys, 'search', {}, 'Alt+Space')).toEqual(fault);
  });

  test('may be those the action has, and those another one gave up', () => {
    expect(keyFault('CommandOrControl+N', 'new-chat', {}, '')).toBeNull();
    expect(keyFault('CommandOrControl+N', 'search', { 'new-chat': '' }, '')).toBeNull();
    expect(keyFault('Alt+Space', 'global', {}, 'Alt+Space')).toBeNull();
  });
});
