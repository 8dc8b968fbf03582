import { MemorySettingsStore } from '../adapters/memory-settings-store';
import { SettingsFileStore } from '../adapters/settings-file-store';
import { applyRestore } from '../core/backup/restore-staging';
import { AppError, toAppError } from '../core/lib/errors';
import type { SettingsStore } from '../core/ports/settings-store';

/**
 * The settings of a data folder; on a disk that refuses, defaults in memory and a notice, so that a window opens anyway. A backup that was chosen
 * before the app was started anew is put in place first.
 */
export function openSettings(dataFolder: string): { store: SettingsStore; notices: AppError[] } {
  const restored = endRestore(dataFolder);
  try {
    const store = new SettingsFileStore(dataFolder);
    return { store, notices: store.notice ? [...restored, store.notice] : restored };
  } catch (thrown) {
    return { store: new MemorySettingsStore(), notices: [...restored, toAppError(thrown)] };
  }
}

function endRestore(dataFolder: string): AppError[] {
  try {
    const applied = applyRestore(dataFolder);
    return applied ? [new AppError('BACKUP_RESTORED', { params: { at: applied.createdAt.slice(0, 16).replace('T', ' ') + ' UTC', folder: applied.setAside } })] : [];
  } catch (thrown) {
    return [toAppError(thrown)];
  }
}
