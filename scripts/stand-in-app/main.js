// Makes the stand-in Electron, which has no default app of its own, start the app folder among its
// arguments.
'use strict';
const { existsSync, readFileSync, statSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { app } = require('electron');

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
