import { openLogFiles } from '../adapters/log-files';
import type { Redactor } from '../core/lib/redact';
import { silentLogger, type LogFields, type Logger } from '../core/ports/logger';

/** Logs JSON lines on stderr, only with `--debug`; secrets are removed. */
export function stderrLogger(debug: boolean, redactor: Redactor): Logger {
  if (!debug) return silentLogger;
  const write = (level: string) => (message: string, fields?: LogFields) => {
    const line = JSON.stringify({ level, time: new Date().toISOString(), ...fields, msg: message });
    process.stderr.write(`${redactor.redact(line)}\n`);
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

/**
 * The log of a service that runs for long: the files of the guide, step 7.1, and stderr beside them
 * with `--debug`. On a disk that takes none, stderr alone.
 */
export function serviceLogger(dataFolder: string, redactor: Redactor, debug: boolean): Logger {
  const terminal = stderrLogger(debug, redactor);
  try {
    const files = openLogFiles(dataFolder, redactor, debug);
    const both =
      (level: 'debug' | 'info' | 'warn' | 'error') => (message: string, fields?: LogFields) => {
        files[level](message, fields);
        terminal[level](message, fields);
      };
    return { debug: both('debug'), info: both('info'), warn: both('warn'), error: both('error') };
  } catch {
    return terminal;
  }
}
