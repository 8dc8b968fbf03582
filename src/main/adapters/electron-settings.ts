import ElectronStore from 'electron-store';
import { SettingsFileStore } from '../../adapters/settings-file-store';
import { closeStoreChannel } from '../ipc/register';

/**
 * Opens the settings file for the window. `electron-store` gets folder and name from us, not from
 * `app`. Throws the errors of `SettingsFileStore`.
 */
export function openElectronSettings(dataFolder: string): SettingsFileStore {
  try {
    return new SettingsFileStore(
      dataFolder,
      (cwd, name) => new ElectronStore({ cwd, name, accessPropertiesByDotNotation: false }),
    );
  } finally {
    closeStoreChannel();
  }
}
