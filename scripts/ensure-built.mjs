// Builds the app and the headless program when a source file changed since the last build.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listLibraries } from './list-libraries.mjs';
import { root, say, take } from './run-command.mjs';

const stampFile = join(root, 'out', '.build-stamp');
const inputs = [
  'src',
  'resources',
  'build',
  'package-lock.json',
  'electron.vite.config.ts',
  'vite.cli.config.ts',
  'vite.coze-sdk.ts',
  'vite.inbox.config.ts',
  'vite.monitoring.config.ts',
  'tsconfig.base.json',
];

/** Ends the process with the compiler's output when the build fails. */
export function ensureBuilt() {
  const stamp = sourceStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  build();
}

/** Always builds. */
export function build() {
  say('building …');
  for (const parameters of [
    ['electron-vite', 'build'],
    ['vite', 'build', '-c', 'vite.cli.config.ts'],
    ['vite', 'build', '-c', 'vite.inbox.config.ts'],
    ['vite', 'build', '-c', 'vite.monitoring.config.ts'],
  ]) {
    const { ok, text } = take('npx', ['--no-install', ...parameters], {
      env: { ...process.env, FORCE_COLOR: '0' },
    });
    if (!ok) {
      say(`build failed:\n${text}`);
      process.exit(1);
    }
  }
  listLibraries();
  writeFileSync(stampFile, sourceStamp());
}

/** Changes with the path, size or time of any file. */
function sourceStamp() {
  const hash = createHash('sha256');
  const visit = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    const stat = statSync(full);
    if (stat.isDirectory())
      for (const name of readdirSync(full).toSorted()) visit(join(path, name));
    else hash.update(`${path}:${stat.size}:${stat.mtimeMs}\n`);
  };
  inputs.forEach(visit);
  return hash.digest('hex');
}
