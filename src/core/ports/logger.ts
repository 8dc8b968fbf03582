import { currentTurnId } from '../lib/turn-context';

/** Values beside a log line. The logger removes secrets, but do not rely on it. */
export type LogFields = Record<string, string | number | boolean | null | undefined>;

/** Structured log lines: what happened, in a few fixed words, with values. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** Logs nothing. For tests and for one-shot commands. */
export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** Wraps a logger: marks every line written for a turn with the turn's id. */
export function markingTurns(logger: Logger): Logger {
  return {
    debug: (message, fields) => logger.debug(message, marked(fields)),
    info: (message, fields) => logger.info(message, marked(fields)),
    warn: (message, fields) => logger.warn(message, marked(fields)),
    error: (message, fields) => logger.error(message, marked(fields)),
  };
}

function marked(fields?: LogFields): LogFields | undefined {
  const turn = currentTurnId();
  return turn === null ? fields : { turn, ...fields };
}

/** Wraps a logger: marks every line with a module. */
export function inModule(logger: Logger, module: string): Logger {
  return {
    debug: (message, fields) => logger.debug(message, { module, ...fields }),
    info: (message, fields) => logger.info(message, { module, ...fields }),
    warn: (message, fields) => logger.warn(message, { module, ...fields }),
    error: (message, fields) => logger.error(message, { module, ...fields }),
  };
}
