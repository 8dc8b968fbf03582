import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SettingsFileStore } from '../../src/adapters/settings-file-store';
import { wizardRecordSchema } from '../../src/shared/model/wizard';
import { settingsSchema } from '../../src/shared/model/settings';
import { appErrorIn } from '../fakes/app-error-of';
import { sampleProfile } from '../fakes/sample-profile';
import { tempFolder } from '../fakes/temp-folder';

const DEFAULTS = settingsSchema.parse({});
const PROFILE = sampleProfile();

/** What every way of opening the settings file must do alike. */
export function testSettingsFile(open: (dataFolder: string) => SettingsFileStore): void {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = tempFolder();
    file = join(folder, 'settings.json');
  });

  test('a new folder has the defaults and no notice', () => {
    const store = open(folder);
    expect(store.read()).toEqual({
      settings: DEFAULTS,
      profiles: [],
      activeProfileId: null,
      kaiServers: [],
      wizard: null,
    });
    expect(store.notice).toBeNull();
  });

  test('what was changed is there for the next start, as readable JSON', () => {
    const store = open(folder);
    store.changeSettings({ theme: 'dark', tokenCacheTtlSeconds: 600 });
    store.saveProfiles([PROFILE], 'p1');
    const again = open(folder);
    expect(again.read()).toEqual({
      settings: { ...DEFAULTS, theme: 'dark', tokenCacheTtlSeconds: 600 },
      profiles: [PROFILE],
      activeProfileId: 'p1',
      kaiServers: [],
      wizard: null,
    });
    expect(again.notice).toBeNull();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ settings: { theme: 'dark' } });
  });

  test('a file of an older release gets the defaults it lacks', () => {
    writeFileSync(file, JSON.stringify({ settings: { theme: 'light' } }));
    const store = open(folder);
    expect(store.read().settings).toEqual({ ...DEFAULTS, theme: 'light' });
    expect(store.notice).toBeNull();
  });

  test('keys this release does not know do no harm', () => {
    writeFileSync(
      file,
      JSON.stringify({
        settings: { theme: 'light', fromTheFuture: 1 },
        more: true,
        profiles: [],
        activeProfileId: null,
      }),
    );
    const store = open(folder);
    expect(store.notice).toBeNull();
    expect(store.read().settings).toEqual({ ...DEFAULTS, theme: 'light' });
  });

  describe('a damaged file', () => {
    test.each([
      ['no JSON', '{"settings": {"theme": "dark"'],
      ['nothing at all', ''],
      ['bytes', '\u0000\u0001\u0002'],
      ['a wrong value', '{"settings": {"theme": "purple"}}'],
      ['a wrong profile', '{"profiles": [{"id": 1}]}'],
      [
        'a javascript: address',
        JSON.stringify({ profiles: [{ ...PROFILE, apiBase: 'javascript:alert(1)' }] }),
      ],
    ])('(%s) is set aside unchanged and told, with the defaults in its place', (_name, text) => {
      writeFileSync(file, text);
      const store = open(folder);
      const kept = String(store.notice?.params['file']);
      expect(store.notice?.code).toBe('SETTINGS_DAMAGED');
      expect(readFileSync(join(folder, kept), 'utf8')).toBe(text);
      expect(store.read()).toEqual({
        settings: DEFAULTS,
        profiles: [],
        activeProfileId: null,
        kaiServers: [],
        wizard: null,
      });
      store.changeSettings({ theme: 'dark' });
      expect(open(folder).notice).toBeNull();
    });
  });

  describe('a disk that refuses', () => {
    test('a file in the place of the folder is told as a folder that cannot be written', () => {
      const taken = join(folder, 'taken');
      writeFileSync(taken, 'a file');
      expect(appErrorIn(() => open(taken))).toMatchObject({
        code: 'DISK_READ_ONLY',
        params: { path: taken },
      });
      expect(readFileSync(taken, 'utf8')).toBe('a file');
    });

    test('a folder in the place of the file is not moved away', () => {
      mkdirSync(file);
      expect(appErrorIn(() => open(folder)).code).toBe('DISK_READ_ONLY');
      expect(statSync(file).isDirectory()).toBe(true);
    });

    test('a change that cannot be written is refused and not pretended', () => {
      const store = open(folder);
      const before = store.read();
      rmSync(file, { force: true });
      mkdirSync(join(file, 'something in it'), { recursive: true });
      expect(appErrorIn(() => store.changeSettings({ theme: 'dark' })).code).toBe('DISK_READ_ONLY');
      expect(store.read()).toEqual(before);
    });
  });

  test('an unfinished set-up comes back, and one that cannot be read does not take the settings with it', () => {
    const wizard = wizardRecordSchema.parse({ draft: { appId: '115' }, step: 'sign-in' });
    open(folder).saveWizard(wizard);
    expect(open(folder).read().wizard).toEqual(wizard);
    writeFileSync(
      file,
      JSON.stringify({ settings: { theme: 'dark' }, wizard: { step: 'nowhere' } }),
    );
    const again = open(folder);
    expect([again.read().settings.theme, again.read().wizard, again.notice]).toEqual([
      'dark',
      null,
      null,
    ]);
  });

  test('a value with a dot in its name stays one value', () => {
    writeFileSync(file, JSON.stringify({ 'settings.theme': 'light', settings: { theme: 'dark' } }));
    expect(open(folder).read().settings.theme).toBe('dark');
  });

  test('the file is UTF-8, indented, with one object in it', () => {
    open(folder).saveProfiles([{ ...PROFILE, name: '咖啡沙龙' }], 'p1');
    const text = readFileSync(file, 'utf8');
    expect(text).toBe(JSON.stringify(JSON.parse(text), null, '\t'));
    expect(text).toContain('咖啡沙龙');
  });
}
