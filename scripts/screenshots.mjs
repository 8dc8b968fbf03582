// npm run screenshots: every screen x language x theme x size into screenshots/, from the real app
// on the sandbox.
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { say } from './run-command.mjs';
import { findTestElectron, runPlaywright } from './run-playwright.mjs';

ensureInstalled();
ensureBuilt();
const electron = await findTestElectron();
if (electron === null) say('no Electron could be found or downloaded');
process.exitCode =
  electron === null
    ? 1
    : await runPlaywright(electron, [
        '-c',
        'playwright.screenshots.config.ts',
        ...process.argv.slice(2),
      ]);
