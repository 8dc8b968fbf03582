import { existsSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino, { multistream, type DestinationStream } from 'pino';
import type { Redactor } from '../core/lib/redact';
import type { LogFields, Logger } from '../core/ports/logger';

const FILE_MAX_BYTES = 10 * 1024 * 1024;
const FILES_KEPT = 5;

/** A logger whose level can be changed while it runs (the guide's debug mode). */
export interface FileLogger extends Logger {
  setDebug(on: boolean): void;
  close(): void;
}

/**
 * The guide's two logs as JSON lines: `logs/coze_integration.log` holds everything, `logs/error.log` errors only.
 * Rotated by size at start. Lines are few and the last ones before a crash matter most, so each is written at once. Every
 * line goes through the redactor as text, so that no field can slip past it.
 */
export function openLogFiles(dataFolder: string, redactor: Redactor, debug: boolean): FileLogger {
  const folder = join(dataFolder, 'logs');
  mkdirSync(folder, { recursive: true });
  const all = openFile(join(folder, 'coze_integration.log'));
  const errors = openFile(join(folder, 'error.log'));
  const redacted = (to: DestinationStream): DestinationStream => ({ write: (line) => to.write(redactor.redact(line)) });
  const log = pino(
    { level: debug ? 'debug' : 'info', base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } },
    multistream([
      { level: 'debug', stream: redacted(all) },
      { level: 'error', stream: redacted(errors) },
    ]),
  );
  const write = (level: 'debug' | 'info' | 'warn' | 'error') => (message: string, fields?: LogFields) => log[level](fields ?? {}, message);
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    setDebug: (on) => {
      log.level = on ? 'debug' : 'info';
    },
    close: () => {
      all.end();
      errors.end();
    },
  };
}

function openFile(path: string): ReturnType<typeof pino.destination> {
  if (existsSync(path) && statSync(path).size > FILE_MAX_BYTES) rotate(path);
  return pino.destination({ dest: openSync(path, 'a', 0o600), sync: true });
}

function rotate(path: string): void {
  rmSync(`${path}.${FILES_KEPT}`, { force: true });
  for (let index = FILES_KEPT - 1; index >= 1; index -= 1) {
    if (existsSync(`${path}.${index}`)) renameSync(`${path}.${index}`, `${path}.${index + 1}`);
  }
  renameSync(path, `${path}.1`);
}
