import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import {
  AutostartFile,
  autostartEntry,
  autostartPath,
} from '../../../src/main/adapters/autostart-file';
import { appErrorIn } from '../../fakes/app-error-of';
import { tempFolder } from '../../fakes/temp-folder';

test('the file lies where the desktop looks', () => {
  expect(autostartPath({ XDG_CONFIG_HOME: '/home/lin/settings' })).toBe(
    '/home/lin/settings/autostart/coffee-salon.desktop',
  );
  expect(autostartPath({ XDG_CONFIG_HOME: '' })).toMatch(
    /\/\.config\/autostart\/coffee-salon\.desktop$/,
  );
});

test('switched on it is there with the command, switched off it is gone', () => {
  const path = autostartPath({ XDG_CONFIG_HOME: join(tempFolder(), 'config') });
  const file = new AutostartFile(path, ['/opt/Coffee Salon/salon', '--hidden']);
  expect(file.isEnabled).toBe(false);
  file.set(true);
  expect(file.isEnabled).toBe(true);
  expect(readFileSync(path, 'utf8')).toMatch(
    /^\[Desktop Entry\]\nType=Application\n[\s\S]*^Exec="\/opt\/Coffee Salon\/salon" "--hidden"$/m,
  );
  file.set(false);
  expect(existsSync(path)).toBe(false);
  file.set(false);
});

test('what somebody did to the file by hand is what is shown', () => {
  const path = autostartPath({ XDG_CONFIG_HOME: tempFolder() });
  const file = new AutostartFile(path, ['/salon']);
  file.set(true);
  rmSync(path);
  expect(file.isEnabled).toBe(false);
  for (const line of ['Hidden=true', 'X-GNOME-Autostart-enabled=false']) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `[Desktop Entry]\nExec=/salon\n${line}\n`);
    expect(file.isEnabled, line).toBe(false);
    file.set(true);
    expect(file.isEnabled, line).toBe(true);
  }
});

test('what has a meaning of its own in a desktop file is escaped', () => {
  const [, exec] = /^Exec=(.*)$/m.exec(autostartEntry(['/a "b"/$c', '--data-dir=/50 %\\x'])) ?? [];
  expect(exec).toBe(String.raw`"/a \\"b\\"/\\$c" "--data-dir=/50 %%\\\\x"`);
});

test('a folder that cannot be written is an error with a code', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'autostart'), 'a file where a folder should be');
  const error = appErrorIn(() =>
    new AutostartFile(join(folder, 'autostart', 'x.desktop'), ['/salon']).set(true),
  );
  expect(error.code).not.toBe('INTERNAL');
});
