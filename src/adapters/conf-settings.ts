import Conf from 'conf';
import { SettingsFileStore } from './settings-file-store';

/**
 * The settings file as the headless program opens it. The window opens the same file through
 * `electron-store` (main/adapters/electron-settings.ts), which needs Electron.
 */
export function openConfSettings(dataFolder: string): SettingsFileStore {
  return new SettingsFileStore(
    dataFolder,
    (cwd, configName) => new Conf({ cwd, configName, accessPropertiesByDotNotation: false }),
  );
}
