// npm run soak [MINUTES]: the whole app at fifty requests a second for twenty minutes; fails when
// memory or handles grow or a call fails.
import { join } from 'node:path';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { root, run, say, take } from './run-command.mjs';

ensureInstalled();
ensureBuilt();
const out = join('.cache', 'soak');
const { ok, text } = take('npx', [
  '--no-install',
  'vite',
  'build',
  '--ssr',
  'test/soak/soak.ts',
  '--outDir',
  out,
  '--logLevel',
  'warn',
]);
if (!ok) say(text);
process.exitCode = ok
  ? await run(process.execPath, [join(root, out, 'soak.js'), ...process.argv.slice(2)], {
      shell: false,
    })
  : 1;
