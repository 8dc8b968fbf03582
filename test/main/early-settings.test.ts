import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openConfSettings } from '../../src/adapters/conf-settings';
import { earlySettings } from '../../src/main/early-settings';
import { tempFolder } from '../fakes/temp-folder';

test('what the first frame depends on is read from the real settings file', () => {
  const folder = tempFolder();
  expect(earlySettings(folder)).toEqual({ theme: 'system', textScale: 100, startHidden: false });
  openConfSettings(folder).changeSettings({
    theme: 'dark',
    textScale: 125,
    startHidden: true,
  });
  expect(earlySettings(folder)).toEqual({ theme: 'dark', textScale: 125, startHidden: true });
});

test('anything odd is the default', () => {
  const folder = tempFolder();
  writeFileSync(
    join(folder, 'settings.json'),
    '{"theme":"pink","textScale":900,"startHidden":"yes"',
  );
  expect(earlySettings(folder)).toEqual({ theme: 'system', textScale: 100, startHidden: false });
});
