import { LogFileSource } from '../adapters/log-file-source';
import { errorLogPath, logPath } from '../adapters/log-files';
import { AuditQueue } from '../core/audit/audit-queue';
import { AuditedSettingsStore } from '../core/audit/audited-settings-store';
import type { BundleSources } from '../core/app/diagnostics-bundle';
import { AppError } from '../core/lib/errors';
import { systemClock } from '../core/ports/clock';
import type { SettingsStore } from '../core/ports/settings-store';
import { holdFolder, type FolderHold } from '../core/storage/folder-hold';
import { openSettings } from './open-settings';
import { standInNotice } from './stand-in-notice';
import { StartWatch } from './start-watch';

/**
 * Result of the first steps of a start: the data folder is held, starts are counted, a scheduled
 * restore is applied, settings are read and their changes audited.
 */
export interface OpenedDataFolder {
  starts: StartWatch;
  audit: AuditQueue;
  store: SettingsStore;
  hold: FolderHold;
  notices: AppError[];
  bundleSources: BundleSources;
}

/** Opens what a start needs first. Never throws: a window has to open. */
export function openDataFolder(dataFolder: string, version: string): OpenedDataFolder {
  const starts = new StartWatch(dataFolder, Date.now());
  const hold = holdFolder(dataFolder);
  const { store, notices } = openSettings(dataFolder, hold);
  const audit = new AuditQueue(systemClock, 'person');
  const { electron, chrome, node } = process.versions;
  return {
    starts,
    audit,
    hold,
    store: new AuditedSettingsStore(store, audit),
    notices: [
      ...notices,
      ...(starts.safe ? [new AppError('SAFE_MODE')] : []),
      ...standInNotice(dataFolder, process.env, process.argv),
    ],
    bundleSources: {
      log: new LogFileSource(logPath(dataFolder)),
      errors: new LogFileSource(errorLogPath(dataFolder)),
      versions: { app: version, electron, chrome, node },
    },
  };
}
