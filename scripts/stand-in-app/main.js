// Makes an older Electron start our app: fills what newer Node versions have, then hands over to the app's own main file.
'use strict';
const { existsSync, readFileSync, statSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { webcrypto } = require('node:crypto');
const { File } = require('node:buffer');
const diagnosticsChannel = require('node:diagnostics_channel');
const { app } = require('electron');

globalThis.crypto ??= webcrypto;
globalThis.File ??= File;
// The logger asks for one; nobody listens to it here.
diagnosticsChannel.tracingChannel ??= () => ({ hasSubscribers: false });

const isApp = (path) =>
  existsSync(path) && statSync(path).isDirectory() && existsSync(join(path, 'package.json'));
const folder = process.argv
  .slice(1)
  .filter((argument) => !argument.startsWith('-'))
  .map((argument) => resolve(argument))
  .find(isApp);
if (folder === undefined) throw new Error('no app folder among the arguments');
const { main, productName, version } = JSON.parse(
  readFileSync(join(folder, 'package.json'), 'utf8'),
);
app.setAppPath(folder);
app.setName(productName);
app.setVersion(version);
require(join(folder, main));
