// npm run bench [NAME…]: runs test/bench/*.bench.ts, all or the named ones, one after the other;
// each prints one JSON object per line.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDebianPackages, testPackages } from './debian-packages.mjs';
import { runInDesktopSession } from './desktop-session.mjs';
import { findElectron } from './electron-runtime.mjs';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { root, run, say, take } from './run-command.mjs';

const ENDING = /\.bench\.ts$/;
const folder = join(root, 'test', 'bench');
const out = join('.cache', 'bench');

ensureInstalled();
const wanted = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((file) => ENDING.test(file))
  .toSorted();
const names = files.map((file) => file.replace(ENDING, ''));
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  say(`no benchmark named ${unknown.join(', ')}; there are: ${names.join(', ')}`);
  process.exit(2);
}
for (const name of names.filter((each) => wanted.length === 0 || wanted.includes(each))) {
  say(`${name} …`);
  const code = needsWindow(name)
    ? await runWithWindow(bundle(name))
    : await run(process.execPath, [bundle(name)], { shell: false });
  if (code !== 0) process.exitCode = 1;
}

/** Node 20 cannot run TypeScript; the build tool that is there anyway bundles it into one file. */
function bundle(name) {
  const { ok, text } = take('npx', [
    '--no-install',
    'vite',
    'build',
    '--ssr',
    `test/bench/${name}.bench.ts`,
    '--outDir',
    out,
    '--emptyOutDir',
    'false',
    '--logLevel',
    'warn',
  ]);
  if (!ok) {
    say(`${name} could not be bundled:\n${text}`);
    process.exit(1);
  }
  return join(root, out, `${name}.bench.js`);
}

/** Tells whether the benchmark measures the built app in a real Electron. */
function needsWindow(name) {
  return readFileSync(join(folder, `${name}.bench.ts`), 'utf8').includes("from './bench-electron'");
}

async function runWithWindow(program) {
  ensureBuilt();
  ensureDebianPackages(testPackages);
  const electron = await findElectron();
  if (!electron) {
    say('no Electron could be found or downloaded');
    return 1;
  }
  const env = { ...process.env, SALON_TEST_ELECTRON: electron.path };
  if (process.platform !== 'linux' || process.env.DISPLAY)
    return run(process.execPath, [program], { shell: false, env });
  return runInDesktopSession(process.execPath, [program], env);
}
