import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openConfSettings } from '../../src/adapters/conf-settings';
import { tempFolder } from '../fakes/temp-folder';
import { startFaultProgram } from '../faults/fault-program';
import { testSettingsFile } from './settings-contract';

testSettingsFile(openConfSettings);

test.each([30, 90, 170])(
  'kill -9 after %i ms of writing leaves a whole file, never half of one',
  async (milliseconds) => {
    const folder = tempFolder();
    const program = await startFaultProgram('changing-settings', [folder]);
    await program.firstLine();
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    program.kill('SIGKILL');
    await program.ended;
    const store = openConfSettings(folder);
    expect(store.notice).toBeNull();
    expect(store.read().settings.tokenCacheTtlSeconds).toBeGreaterThanOrEqual(60);
    store.changeSettings({ theme: 'dark' });
    expect(readdirSync(folder).filter((name) => name === 'settings.json')).toEqual([
      'settings.json',
    ]);
  },
);
