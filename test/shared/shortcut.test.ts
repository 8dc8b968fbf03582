import { describe, expect, test } from 'vitest';
import { keyWords } from '../../src/shared/i18n/key-words';
import { acceleratorSchema } from '../../src/shared/model/shortcut';

test.each([
  'CommandOrControl+Shift+Space',
  'Alt+Q',
  'Control+Alt+9',
  'F5',
  'Shift+F12',
  'F24',
  'CommandOrControl+,',
  'Super+Plus',
  'CommandOrControl+Up',
])('%s are keys', (keys) => {
  expect(acceleratorSchema.safeParse(keys).success).toBe(true);
});

test.each([
  '',
  'A',
  'Shift+A',
  'Space',
  'Enter',
  'CommandOrControl',
  'CommandOrControl+',
  'Alt+a',
  'Alt+F25',
  'Alt+Nonsense',
  'Alt+A+B',
  '<b>+A',
  'Shift+Space',
])('"%s" are none, or would take a letter away', (keys) => {
  expect(acceleratorSchema.safeParse(keys).success).toBe(false);
});

describe('in words', () => {
  test.each([
    ['CommandOrControl+Shift+Space', 'linux', 'Ctrl+Shift+Space'],
    ['CommandOrControl+Shift+Space', 'darwin', '⌘ ⇧ Space'],
    ['Control+Alt+Left', 'win32', 'Ctrl+Alt+←'],
    ['Alt+Plus', 'linux', 'Alt++'],
    ['', 'linux', ''],
  ])('%s on %s', (keys, platform, words) => {
    expect(keyWords(keys, platform)).toBe(words);
  });
});
