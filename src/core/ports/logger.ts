/** Values beside a log line. Secrets are taken out by the logger, but do not rely on it. */
export type LogFields = Record<string, string | number | boolean | null | undefined>;

/** Structured log lines: what happened, in a few fixed words, and the values beside it. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** Says nothing. For tests and for one-shot commands. */
export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };
