import { dirname } from 'node:path';
import { LogFileSource } from '../../../adapters/log-file-source';
import { logPath } from '../../../adapters/log-files';
import { LogReader } from '../../../core/health/logs/log-reader';
import { AppError } from '../../../core/lib/errors';
import type { DesktopActions } from '../../desktop-actions';
import type { HandlersOf } from '../dispatch';

export interface LogHandlerOptions {
  dataFolder: string;
  desktop: DesktopActions;
}

/** Every request about the log. */
export function logHandlers({ dataFolder, desktop }: LogHandlerOptions): HandlersOf<'log'> {
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
