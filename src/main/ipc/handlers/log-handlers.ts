import { dirname } from 'node:path';
import { LogFileSource } from '../../../adapters/log-file-source';
import { logPath, type FileLogger } from '../../../adapters/log-files';
import { LogReader } from '../../../core/health/logs/log-reader';
import { AppError } from '../../../core/lib/errors';
import type { DesktopActions } from '../../desktop-actions';
import type { Handlers } from '../dispatch';
import { publish } from '../events/publish';

/** Windows hear of new lines at most so often, milliseconds. */
const ANNOUNCE_MS = 200;

export interface LogHandlerOptions {
  dataFolder: string;
  desktop: DesktopActions;
}

/** Every request about the log. */
export function logHandlers({
  dataFolder,
  desktop,
}: LogHandlerOptions): Pick<Handlers, Extract<keyof Handlers, `log.${string}`>> {
  const source = new LogFileSource(logPath(dataFolder));
  const reader = new LogReader(source);
  return {
    'log.read': ({ filter, after, limit }) =>
      after === null ? reader.newest(filter, limit) : reader.after(after, filter, limit),
    'log.openFolder': async () => {
      const folder = dirname(source.path);
      if ((await desktop.openFolder(folder)) !== '')
        throw new AppError('FILE_UNREADABLE', { params: { name: folder } });
    },
  };
}

/** Tells windows that there is more to read; nothing is sent while nothing is written. */
export function announceLog(logger: FileLogger): void {
  let waiting = false;
  logger.onWritten(() => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      publish('log.grown', {});
    }, ANNOUNCE_MS).unref();
  });
}
