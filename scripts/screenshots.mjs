// npm run screenshots: every screen x language x theme x size into screenshots/, from the real app on the sandbox.
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { say } from './run-command.mjs';
import { runPlaywright } from './run-playwright.mjs';

ensureInstalled();
ensureBuilt();
const code = await runPlaywright(['-c', 'playwright.screenshots.config.ts', ...process.argv.slice(2)]);
if (code === null) say('no Electron could be found or downloaded');
process.exitCode = code ?? 1;
