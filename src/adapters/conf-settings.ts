import Conf from 'conf';
import { SettingsFileStore } from './settings-file-store';

/**
 * Opens the settings file for the headless program. The window opens the same file through
 * `electron-store` (main/adapters/electron-settings.ts), which needs Electron.
 */
export function openConfSettings(dataFolder: string): SettingsFileStore {
  return new SettingsFileStore(
    dataFolder,
    (cwd, configName) => new Conf({ cwd, configName, accessPropertiesByDotNotation: false }),
  );
}
