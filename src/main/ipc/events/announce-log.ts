import type { FileLogger } from '../../../adapters/log-files';
import { publish } from './publish';

/** Windows hear of new lines at most this often, milliseconds. */
const ANNOUNCE_MS = 200;

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
