import type { FileLogger } from '../../../adapters/log-files';
import { publish } from './publish';

/** Shortest interval in milliseconds between two announcements of new lines. */
const ANNOUNCE_MS = 200;

/** Tells windows that there are new lines; sends nothing while nothing is written. */
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
