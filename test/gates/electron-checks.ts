import ts from 'typescript';
import {
  inMain,
  shell,
  stated,
  neverOn,
  noString,
  cancels,
  answers,
  policyFindings,
  goodPolicy,
  goodHandler,
  ipcFindings,
  bridgeFindings,
  preload,
} from './electron-findings';
import type { SourceCheck } from './source-checks';
import { callsOf, nodesOf, valuesOf, type SourceFile } from './source-tree';

/**
 * Electron's security checklist, by its numbers. 15 (openExternal) is among the source checks, 16
 * (a current Electron) reads the lock file; 19 (fuses) is a matter of the package and belongs to
 * where that is built.
 */
export const electronChecks: readonly SourceCheck[] = [
  {
    rule: '1 only our own, secure content is loaded',
    ...noString(
      /^(?:http|ws|ftp):\/\//u,
      `window.loadURL('http://example.com');`,
      'fetch(`http://${host}/`);',
    ),
  },
  { rule: '2 no Node in the page', ...stated('nodeIntegration', 'false') },
  { rule: '2 no Node in workers', ...neverOn('nodeIntegrationInWorker') },
  { rule: '2 no Node in frames', ...neverOn('nodeIntegrationInSubFrames') },
  { rule: '2 no remote module', ...neverOn('enableRemoteModule') },
  { rule: '3 context isolation', ...stated('contextIsolation', 'true') },
  { rule: '4 the page is sandboxed', ...stated('sandbox', 'true') },
  {
    rule: '4 nobody turns the sandbox off',
    ...noString(/no-sandbox|in-process-gpu/u, `app.commandLine.appendSwitch('no-sandbox');`),
  },
  {
    rule: '5 permissions are refused when asked for',
    ...answers(
      'setPermissionRequestHandler',
      /=> callback\(false\)$/u,
      `session.setPermissionRequestHandler((c, p, callback) => callback(true));`,
    ),
  },
  {
    rule: '5 permissions are refused when checked',
    ...answers(
      'setPermissionCheckHandler',
      /=> false$/u,
      `session.setPermissionCheckHandler(() => true);`,
    ),
  },
  {
    rule: '5 devices are refused',
    ...answers(
      'setDevicePermissionHandler',
      /=> false$/u,
      `session.setDevicePermissionHandler(() => true);`,
    ),
  },
  {
    rule: '5 web requests are filtered',
    ...answers(
      'onBeforeRequest',
      /cancel: !mayLoad\(/u,
      `session.webRequest.onBeforeRequest((details, callback) => callback({}));`,
    ),
  },
  { rule: '6 web security stays on', ...neverOn('webSecurity', 'true') },
  {
    rule: '6 nobody turns web security off',
    ...noString(
      /disable-web-security|disable-site-isolation|ignore-certificate-errors|allow-insecure|remote-debugging/u,
      `app.commandLine.appendSwitch('disable-web-security');`,
      `app.commandLine.appendSwitch('ignore-certificate-errors');`,
    ),
  },
  {
    rule: '7 every page carries the strict policy',
    find: policyFindings,
    bad: [
      inMain(goodHandler),
      inMain(
        `${goodPolicy.replace("script-src 'self'", "script-src 'self' 'unsafe-eval'")}${goodHandler}`,
      ),
      inMain(`${goodPolicy}protocol.handle('app', () => new Response(''));`),
      inMain(goodPolicy),
      [
        ...inMain(goodPolicy + goodHandler),
        { path: 'src/renderer/index.html', text: '<script>alert(1)</script>' },
      ],
    ],
  },
  { rule: '8 no insecure content', ...neverOn('allowRunningInsecureContent') },
  { rule: '9 no experimental features', ...neverOn('experimentalFeatures') },
  { rule: '10 no blink features', ...neverOn('enableBlinkFeatures', 'undefined') },
  { rule: '11 no embedded pages, so none that may open popups', ...stated('webviewTag', 'false') },
  {
    rule: '11 no webview in a screen',
    find: (files) =>
      files.flatMap((file) =>
        nodesOf(file)
          .filter(
            (node) =>
              (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) &&
              /^(?:webview|iframe|object|embed)$/u.test(node.tagName.getText()),
          )
          .map((node) => `${file.path}: ${node.getText()}`),
      ),
    bad: [
      [
        {
          path: 'src/renderer/ui/a.tsx',
          text: `export const A = () => <webview src="x" allowpopups />;`,
        },
      ],
      [
        {
          path: 'src/renderer/ui/a.tsx',
          text: `export const A = () => <iframe src="x"></iframe>;`,
        },
      ],
    ],
  },
  { rule: '12 embedding is refused', ...cancels('will-attach-webview') },
  {
    rule: '13 navigation and downloads are cancelled',
    ...cancels('will-navigate', 'will-redirect', 'will-download'),
  },
  {
    rule: '14 popups are denied',
    ...answers(
      'setWindowOpenHandler',
      /return \{ action: 'deny' \};\s*\}$|=> \(\{ action: 'deny' \}\)$/u,
      `contents.setWindowOpenHandler(() => ({ action: 'allow' }));`,
    ),
  },
  {
    rule: '14 no answer allows a popup',
    find: (files) =>
      shell(files).flatMap((file) =>
        valuesOf(file, 'action')
          .filter((given) => /^['"]allow['"]$/u.test(given))
          .map(() => `${file.path} allows`),
      ),
    bad: [
      inMain(
        `contents.setWindowOpenHandler(() => { if (x) return { action: 'allow' }; return { action: 'deny' }; });`,
      ),
    ],
  },
  {
    rule: '17 one door, and it asks who is there',
    find: ipcFindings,
    bad: [
      inMain(''),
      inMain(`ipcMain.handle('a', () => 1);`),
      inMain(`ipcMain.handle('a', (event) => isTrustedSender(event));\nipcMain.on('b', () => 1);`),
      inMain(
        `ipcMain.handle('a', (event) => isTrustedSender(event));
ipcMain.handle('b', (event) => isTrustedSender(event));`,
      ),
    ],
  },
  {
    rule: '18 no file:// pages',
    ...noString(
      /^file:/u,
      `window.loadURL('file:///index.html');`,
      'window.loadURL(`file://${folder}/index.html`);',
    ),
  },
  {
    rule: '18 no page is loaded from a path',
    find: (files) =>
      files.flatMap((file) =>
        callsOf(file, 'loadFile').map((call) => `${file.path}: ${call.getText()}`),
      ),
    bad: [inMain(`window.loadFile('index.html');`)],
  },
  ...[
    'bypassCSP',
    'corsEnabled',
    'supportFetchAPI',
    'allowServiceWorkers',
    'stream',
    'codeCache',
  ].map((privilege) => ({
    rule: `18 our scheme has no privilege ${privilege}`,
    find: (files: readonly SourceFile[]): string[] => {
      const calls = files.flatMap((file) => callsOf(file, 'registerSchemesAsPrivileged'));
      return calls.length === 1 && !calls.some((call) => call.getText().includes(privilege))
        ? []
        : [`${calls.length} declarations, or one with ${privilege}`];
    },
    bad: [
      inMain(
        `protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, ${privilege}: true } }]);`,
      ),
    ],
  })),
  {
    rule: '20 the page gets a pipe, not Electron',
    find: bridgeFindings,
    bad: [
      preload(`contextBridge.exposeInMainWorld('a', ipcRenderer);`),
      preload(`contextBridge.exposeInMainWorld('a', { send: ipcRenderer.send });`),
      preload(
        `contextBridge.exposeInMainWorld('a', { ask: (channel) => ipcRenderer.invoke(channel) });`,
      ),
      preload(
        `contextBridge.exposeInMainWorld('a', { on: (listener) => ipcRenderer.on(EVENT_CHANNEL, (event) => listener(event)) });`,
      ),
      preload(
        `contextBridge.exposeInMainWorld('a', {});\ncontextBridge.exposeInMainWorld('b', {});`,
      ),
    ],
  },
];
