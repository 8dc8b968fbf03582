// npm run e2e [FILE… or -g TITLE]: end-to-end tests in a real Electron, all or the named ones,
// without the other gates.
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
    : await runPlaywright(electron, ['--reporter=line', ...process.argv.slice(2)]);
