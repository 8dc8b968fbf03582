import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

/**
 * Builds a page of test/bench into a folder that Electron can start: a window with it, served like
 * our own.
 */
export async function buildBenchPage(name: string, outDir: string): Promise<void> {
  await build({
    root: resolve('test/bench', name),
    configFile: false,
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'chrome130' },
  });
  writeFileSync(
    join(outDir, 'package.json'),
    JSON.stringify({ name, productName: name, version: '1.0.0', main: 'main.js' }),
  );
  writeFileSync(
    join(outDir, 'main.js'),
    `const { app, BrowserWindow, protocol } = require('electron');
const { mkdirSync, readFileSync } = require('node:fs');
const { join, extname } = require('node:path');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const data = process.argv.find((a) => a.startsWith('--data-dir=')).slice(11);
mkdirSync(data, { recursive: true });
app.setPath('userData', data);
protocol.registerSchemesAsPrivileged([{ scheme: 'bench', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
app.whenReady().then(() => {
  protocol.handle('bench', (request) => {
    const file = new URL(request.url).pathname;
    return new Response(readFileSync(join(__dirname, file)), { headers: { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' } });
  });
  new BrowserWindow({ width: 1180, height: 780, webPreferences: { sandbox: true } }).loadURL('bench://page/index.html');
});`,
  );
}
