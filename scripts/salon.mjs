// npm run salon: the headless program, installed and built when needed; only its own output on
// stdout.
import { join } from 'node:path';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { root, run } from './run-command.mjs';

ensureInstalled();
ensureBuilt();
process.exitCode = await run(
  process.execPath,
  [join(root, 'out', 'cli', 'salon.js'), ...process.argv.slice(2)],
  {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    shell: false,
  },
);
