import { MemorySettingsStore } from '../adapters/memory-settings-store';
import { SettingsFileStore } from '../adapters/settings-file-store';
import { toAppError, type AppError } from '../core/lib/errors';
import type { SettingsStore } from '../core/ports/settings-store';

/** The settings of a data folder; on a disk that refuses, defaults in memory and a notice, so that a window opens anyway. */
export function openSettings(dataFolder: string): { store: SettingsStore; notices: AppError[] } {
  try {
    const store = new SettingsFileStore(dataFolder);
    return { store, notices: store.notice ? [store.notice] : [] };
  } catch (thrown) {
    return { store: new MemorySettingsStore(), notices: [toAppError(thrown)] };
  }
}
