import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toAppError } from '../lib/errors';
import type { CheckOutcome, HealthCheck } from '../ports/health-check';
import { toFileError } from './file-errors';

const LITTLE_BYTES = 200 * 1024 * 1024;

/** Checks whether the data folder is writable, and has enough space. */
export function diskCheck(dataFolder: string): HealthCheck {
  return {
    id: 'disk',
    layer: 'disk',
    needs: [],
    async run(): Promise<CheckOutcome> {
      const probe = join(dataFolder, `.probe-${process.pid}`);
      try {
        await writeFile(probe, 'probe', { mode: 0o600 });
        await rm(probe, { force: true });
      } catch (thrown) {
        return { status: 'fail', error: toAppError(toFileError(thrown, dataFolder)) };
      }
      const { bavail, bsize } = await statfs(dataFolder);
      const free = bavail * bsize;
      return { status: free < LITTLE_BYTES ? 'warn' : 'ok', params: { free: readableSize(free) } };
    },
  };
}

function readableSize(bytes: number): string {
  const gibibytes = bytes / 1024 ** 3;
  return gibibytes >= 1 ? `${gibibytes.toFixed(1)} GB` : `${Math.round(bytes / 1024 ** 2)} MB`;
}
