import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type InlineConfig } from 'vite';

export const ROOT = resolve(import.meta.dirname, '../..');
const CACHE = join(ROOT, '.cache');
const LOCK_STALE_MS = 120_000;
const LOOK_EVERY_MS = 100;

/**
 * Builds a program for Node from the sources as they are now and answers its folder, two levels
 * below the root. Any number of test processes share one build; a later run with the same sources
 * does too.
 */
export async function buildOnce(
  name: string,
  sources: readonly string[],
  config: InlineConfig,
): Promise<string> {
  const folder = join(CACHE, `${name}-${stampOf(sources)}`);
  const done = join(folder, '.done');
  const lock = `${folder}.lock`;
  mkdirSync(CACHE, { recursive: true });
  for (let waited = 0; waited < LOCK_STALE_MS && !existsSync(done); waited += LOOK_EVERY_MS) {
    if (takeLock(lock)) {
      try {
        removeOld(name, folder);
        const outDir = { outDir: folder, emptyOutDir: true };
        await build({ logLevel: 'silent', ...config, build: { ...config.build, ...outDir } });
        writeFileSync(done, '');
      } finally {
        rmSync(lock, { recursive: true, force: true });
      }
    } else {
      await new Promise((resolveWait) => setTimeout(resolveWait, LOOK_EVERY_MS));
    }
  }
  if (!existsSync(done)) throw new Error(`${name} was not built`);
  return folder;
}

function takeLock(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > LOCK_STALE_MS) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function removeOld(name: string, keep: string): void {
  for (const entry of readdirSync(CACHE)) {
    const path = join(CACHE, entry);
    const isOld =
      entry.startsWith(`${name}-`) &&
      !path.startsWith(keep) &&
      Date.now() - statSync(path).mtimeMs > 3_600_000;
    if (isOld) rmSync(path, { recursive: true, force: true });
  }
}

/** Changes with any file's path, size or time. */
function stampOf(sources: readonly string[]): string {
  const hash = createHash('sha256');
  const visit = (path: string): void => {
    const { size, mtimeMs, ...stat } = statSync(join(ROOT, path));
    if ((stat.mode & 0o170000) === 0o040000)
      for (const entry of readdirSync(join(ROOT, path)).toSorted()) visit(join(path, entry));
    else hash.update(`${path}:${size}:${mtimeMs}\n`);
  };
  sources.forEach(visit);
  return hash.digest('hex').slice(0, 16);
}
