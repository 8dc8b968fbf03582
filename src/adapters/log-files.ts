import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pino, { multistream, type DestinationStream } from 'pino';
import type { Redactor } from '../core/lib/redact';
import type { LogFields, Logger } from '../core/ports/logger';
import { RotatingFile } from './rotating-file';

const FILE_MAX_BYTES = 10 * 1024 * 1024;
/** Two weeks of normal logging, or 140 megabytes of heavy logging. */
const FILES_KEPT = 14;

/** A logger whose level can be changed while it runs (debug mode; guide, troubleshooting). */
export interface FileLogger extends Logger {
  setDebug(on: boolean): void;
  /** Calls the listener after something was written. */
  onWritten(listener: () => void): void;
  close(): void;
}

/** Where the log of everything is (guide, step 7.1). */
export function logPath(dataFolder: string): string {
  return join(dataFolder, 'logs', 'coze_integration.log');
}

/** Path of the log of errors alone. */
export function errorLogPath(dataFolder: string): string {
  return join(dataFolder, 'logs', 'error.log');
}

/**
 * The two logs of the guide, step 7.1, as JSON lines: `logs/coze_integration.log` holds everything,
 * `logs/error.log` errors only. Rotated by size and by day. Lines are few and the last ones before
 * a crash matter most, so each is written at once. Every line goes through the redactor as text, so
 * that no field can slip past it.
 */
export function openLogFiles(
  dataFolder: string,
  redactor: Redactor,
  debug: boolean,
  now: () => number = Date.now,
): FileLogger {
  mkdirSync(join(dataFolder, 'logs'), { recursive: true });
  const rules = { maxBytes: FILE_MAX_BYTES, kept: FILES_KEPT, now };
  const all = new RotatingFile(logPath(dataFolder), rules);
  const errors = new RotatingFile(errorLogPath(dataFolder), rules);
  let heard: (() => void) | null = null;
  const redacted = (to: RotatingFile): DestinationStream => ({
    write: (line) => to.write(redactor.redact(line)),
  });
  const log = pino(
    {
      level: debug ? 'debug' : 'info',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    multistream([
      { level: 'debug', stream: redacted(all) },
      { level: 'error', stream: redacted(errors) },
    ]),
  );
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') => (message: string, fields?: LogFields) => {
      try {
        log[level](fields ?? {}, message);
      } catch {
        // A full disk must not end the logged operation.
      }
      heard?.();
    };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    setDebug: (on) => {
      log.level = on ? 'debug' : 'info';
    },
    onWritten: (listener) => {
      heard = listener;
    },
    close: () => {
      all.end();
      errors.end();
    },
  };
}
