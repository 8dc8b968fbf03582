import { openLogFiles, type FileLogger } from '../adapters/log-files';
import type { Redactor } from '../core/lib/redact';
import { silentLogger } from '../core/ports/logger';

/** Opens the log files; without a writable disk a silent logger, so that the app runs on. */
export function openLogger(dataFolder: string, redactor: Redactor, debug: boolean): FileLogger {
  try {
    return openLogFiles(dataFolder, redactor, debug);
  } catch {
    return { ...silentLogger, setDebug() {}, onWritten() {}, close() {} };
  }
}
