import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openConfSettings } from '../../../src/adapters/conf-settings';
import { openElectronSettings } from '../../../src/main/adapters/electron-settings';
import { testSettingsFile } from '../../adapters/settings-contract';
import { sampleProfile } from '../../fakes/sample-profile';
import { tempFolder } from '../../fakes/temp-folder';

const { ipcMain, opened } = await vi.hoisted(async () => {
  const { EventEmitter } = await import('node:events');
  const channels: string[] = [];
  const emitter = new EventEmitter();
  emitter.on('newListener', (channel: string) => channels.push(channel));
  return { ipcMain: emitter, opened: channels };
});
vi.mock('electron', () => {
  const app = { getPath: () => '/nowhere', getVersion: () => '9.9.9' };
  return { ipcMain, default: { ipcMain, app } };
});

testSettingsFile(openElectronSettings);

const bytesIn = (folder: string): Buffer => readFileSync(join(folder, 'settings.json'));

test('window and headless program write the same bytes and read each other', () => {
  const [one, other] = [tempFolder(), tempFolder()];
  for (const store of [openElectronSettings(one), openConfSettings(other)]) {
    store.changeSettings({ theme: 'dark' });
    store.saveProfiles([sampleProfile({ name: '咖啡沙龙' })], 'p1');
  }
  expect(bytesIn(one).equals(bytesIn(other))).toBe(true);
  expect(openElectronSettings(other).read()).toEqual(openConfSettings(one).read());
});

test('no channel of the library stays open', () => {
  openElectronSettings(tempFolder());
  expect(opened).toEqual(['electron-store-get-data']);
  expect(ipcMain.eventNames()).toEqual(['newListener']);
});
