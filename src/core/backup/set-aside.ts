import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const SET_ASIDE = /^before-restore-[\w-]+$/;

/**
 * Name of the folder into which a restore moves the previous state; `now` in milliseconds since the
 * epoch.
 */
export function setAsideName(now: number): string {
  return `before-restore-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`;
}

/** Tells whether this is the name of such a folder. */
export function isSetAside(name: string): boolean {
  return SET_ASIDE.test(name);
}

/**
 * Deletes all of them but the newest `keep` (at least one) and returns the names of those deleted.
 * Those that cannot be deleted stay until the next time.
 */
export async function pruneSetAside(dataFolder: string, keep: number): Promise<string[]> {
  const names = await readdir(dataFolder).catch(() => []);
  const newestFirst = names
    .filter((name) => isSetAside(name))
    .toSorted()
    .toReversed();
  const gone: string[] = [];
  for (const name of newestFirst.slice(Math.max(1, keep))) {
    const isGone = await rm(join(dataFolder, name), { recursive: true, force: true }).then(
      () => true,
      () => false,
    );
    if (isGone) gone.push(name);
  }
  return gone;
}
