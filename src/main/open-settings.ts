import { MemorySettingsStore } from '../adapters/memory-settings-store';
import { applyRestore } from '../core/backup/restore-staging';
import { AppError, toAppError } from '../core/lib/errors';
import type { SettingsStore } from '../core/ports/settings-store';
import type { FolderHold } from '../core/storage/folder-hold';
import { openElectronSettings } from './adapters/electron-settings';

/**
 * Opens the settings of a data folder; with an unusable disk, defaults in memory and a notice, so
 * that a window opens anyway. A backup chosen before a restart is restored first; while another
 * program has the folder open this is postponed, with a notice.
 */
export function openSettings(
  dataFolder: string,
  hold: FolderHold,
): { store: SettingsStore; notices: AppError[] } {
  const restored = endRestore(dataFolder, hold);
  try {
    const store = openElectronSettings(dataFolder);
    return { store, notices: store.notice ? [...restored, store.notice] : restored };
  } catch (thrown) {
    return { store: new MemorySettingsStore(), notices: [...restored, toAppError(thrown)] };
  }
}

function endRestore(dataFolder: string, hold: FolderHold): AppError[] {
  try {
    const applied = applyRestore(dataFolder, hold);
    return applied
      ? [
          new AppError('BACKUP_RESTORED', {
            params: {
              at: applied.createdAt.slice(0, 16).replace('T', ' ') + ' UTC',
              folder: applied.setAside,
            },
          }),
        ]
      : [];
  } catch (thrown) {
    const error = toAppError(thrown);
    return [
      error.code === 'DATA_FOLDER_IN_USE' ? new AppError('RESTORE_WAITS', { cause: error }) : error,
    ];
  }
}
