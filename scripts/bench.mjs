// npm run bench [NAME…]: runs test/bench/*.bench.{ts,mjs}, all or the named ones, one after the other; each prints one JSON object.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { root, run, say, take } from './run-command.mjs';

const ENDING = /\.bench\.(?:ts|mjs)$/;
const out = join('.cache', 'bench');

ensureInstalled();
const wanted = process.argv.slice(2);
const files = readdirSync(join(root, 'test', 'bench')).filter((file) => ENDING.test(file)).toSorted();
const names = files.map(nameOf);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  say(`no benchmark named ${unknown.join(', ')}; there are: ${names.join(', ')}`);
  process.exit(2);
}
for (const file of files.filter((each) => wanted.length === 0 || wanted.includes(nameOf(each)))) {
  say(`${nameOf(file)} …`);
  const code = await run(process.execPath, [file.endsWith('.ts') ? bundle(file) : prepared(file)], { shell: false });
  if (code !== 0) process.exitCode = 1;
}

function nameOf(file) {
  return file.replace(ENDING, '');
}

/** Node 20 reads no TypeScript; the build tool we have anyway makes one file of it. */
function bundle(file) {
  const { ok, text } = take('npx', ['--no-install', 'vite', 'build', '--ssr', `test/bench/${file}`, '--outDir', out, '--emptyOutDir', 'false', '--logLevel', 'warn']);
  if (!ok) {
    say(`${file} could not be bundled:\n${text}`);
    process.exit(1);
  }
  return join(root, out, file.replace(/\.ts$/, '.js'));
}

/** A plain program measures the built app. */
function prepared(file) {
  ensureBuilt();
  return join(root, 'test', 'bench', file);
}
