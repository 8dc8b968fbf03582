// Installs the npm dependencies when they are missing or the lock file changed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, say, take } from './run-command.mjs';

const stampFile = join(root, 'node_modules', '.salon-lock-hash');

/** Ends the process with a clear message when npm fails to install. */
export function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    say(`Node.js 20.19 or later is needed; this is ${process.versions.node}.`);
    process.exit(1);
  }
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return;
  say('installing dependencies (npm ci) …');
  const { ok, text } = take('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (!ok) {
    say(`npm ci failed:\n${text}`);
    process.exit(1);
  }
  writeFileSync(stampFile, hash);
}
