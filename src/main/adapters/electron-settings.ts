import ElectronStore from 'electron-store';
import { SettingsFileStore } from '../../adapters/settings-file-store';
import { closeStoreChannel } from '../ipc/register';

/**
 * The settings file as the window opens it. `electron-store` takes folder and name from us, not
 * from `app`. Throws what `SettingsFileStore` throws.
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
