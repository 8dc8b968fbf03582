import ts from 'typescript';
import type { SourceCheck } from './source-checks';
import {
  callsOf,
  electronNames,
  listenersOf,
  nodesOf,
  stringsOf,
  valuesOf,
  type SourceFile,
} from './source-tree';

/** quality.md "Security": the policy of every page. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' " +
  "data: blob:; font-src 'self'; " +
  "connect-src 'none'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'";

const inMain = (text: string): SourceFile[] => [{ path: 'src/main/windows/a.ts', text }];
const shell = (files: readonly SourceFile[]): SourceFile[] =>
  files.filter(({ path }) => /^src\/(?:main|preload|renderer)\//u.test(path));

/** A setting of webPreferences that every window must state, and nobody may state otherwise. */
function stated(name: string, value: 'true' | 'false'): Pick<SourceCheck, 'find' | 'bad'> {
  const wrong = value === 'true' ? 'false' : 'true';
  const rest =
    'nodeIntegration: false, contextIsolation: true, sandbox: true, webviewTag: false'.replace(
      new RegExp(`${name}: \\w+(?:, )?`, 'u'),
      '',
    );
  return {
    find: (files) => [
      ...files.flatMap((file) =>
        valuesOf(file, name)
          .filter((given) => given === wrong || given.startsWith('!'))
          .map((given) => `${file.path}: ${name} is ${given}`),
      ),
      ...files.flatMap((file) =>
        windowsOf(file)
          .filter((options) => !new RegExp(`\\b${name}: ${value}\\b`, 'u').test(options))
          .map(() => `${file.path}: a window without ${name}: ${value}`),
      ),
    ],
    bad: [
      inMain(`new BrowserWindow({ webPreferences: { ${rest}, ${name}: ${wrong} } });`),
      inMain(`new BrowserWindow({ webPreferences: { ${rest} } });`),
      inMain(`new BrowserWindow();`),
      inMain(
        `const w = new BrowserWindow({ webPreferences: { ${rest}, ${name}: ${value} } });
preferences.${name} = ${wrong};`,
      ),
      inMain(
        `contents.on('will-attach-webview', (event, preferences) => { preferences.${name} = !${value}; });`,
      ),
    ],
  };
}

/** The options of every window, view or embedded page that is made, as text. */
function windowsOf(file: SourceFile): string[] {
  return nodesOf(file)
    .filter((node) => ts.isNewExpression(node))
    .filter((node) =>
      /^(?:\w+\.)?(?:BrowserWindow|BrowserView|WebContentsView)$/u.test(node.expression.getText()),
    )
    .map((node) => node.arguments?.[0]?.getText() ?? '');
}

/** A setting that nobody may turn on. */
function neverOn(name: string, harmless = 'false'): Pick<SourceCheck, 'find' | 'bad'> {
  return {
    find: (files) =>
      files.flatMap((file) =>
        valuesOf(file, name)
          .filter((given) => given !== harmless)
          .map((given) => `${file.path}: ${name} is ${given}`),
      ),
    bad: [
      inMain(
        `new BrowserWindow({ webPreferences: { ${name}: ${harmless === 'false' ? 'true' : 'false'} } });`,
      ),
      inMain(`const on = { '${name}': value };`),
    ],
  };
}

/** Strings that must not occur in the shell. */
function noString(pattern: RegExp, ...bad: string[]): Pick<SourceCheck, 'find' | 'bad'> {
  return {
    find: (files) =>
      shell(files).flatMap((file) =>
        stringsOf(file)
          .filter((text) => pattern.test(text))
          .map((text) => `${file.path}: "${text}"`),
      ),
    bad: bad.map(inMain),
  };
}

/**
 * Each of these listeners must be there and cancel what it hears of (directly, or through a named
 * handler that does).
 */
function cancels(...events: string[]): Pick<SourceCheck, 'find' | 'bad'> {
  return {
    find: (files) =>
      events
        .filter(
          (event) =>
            !files.some((file) =>
              listenersOf(file, event).some((handler) =>
                bodyOf(handler, file).includes('.preventDefault()'),
              ),
            ),
        )
        .map((event) => `${event} is not cancelled`),
    bad: events.flatMap((event) => [
      inMain(
        events
          .filter((other) => other !== event)
          .map(cancelling)
          .join('\n'),
      ),
      inMain(
        `${events
          .filter((other) => other !== event)
          .map(cancelling)
          .join('\n')}\ncontents.on('${event}', () => {});`,
      ),
    ]),
  };
}

function cancelling(event: string): string {
  return `contents.on('${event}', (event) => event.preventDefault());`;
}

/** The text of a handler, also when it is a constant of the same file. */
function bodyOf(handler: ts.Expression, file: SourceFile): string {
  if (!ts.isIdentifier(handler)) return handler.getText();
  const declaration = nodesOf(file).find(
    (node) => ts.isVariableDeclaration(node) && node.name.getText() === handler.text,
  );
  return declaration?.getText() ?? '';
}

/** The handler must be set, and what it answers must match. */
function answers(
  method: string,
  answer: RegExp,
  ...bad: string[]
): Pick<SourceCheck, 'find' | 'bad'> {
  return {
    find(files) {
      const calls = files.flatMap((file) => callsOf(file, method));
      if (calls.length === 0) return [`${method} is not set`];
      return calls
        .filter((call) => !answer.test(call.arguments[0]?.getText() ?? ''))
        .map((call) => `${method}: ${call.arguments[0]?.getText()}`);
    },
    bad: [inMain(''), ...bad.map(inMain)],
  };
}

function policyFindings(files: readonly SourceFile[]): string[] {
  const policy = files
    .flatMap(stringConstants)
    .filter(([name]) => name === 'CONTENT_SECURITY_POLICY')
    .map(([, text]) => text);
  const served = files.flatMap((file) =>
    callsOf(file, 'handle').filter((call) => call.getText().startsWith('protocol.')),
  );
  const pages = files.filter(({ path }) => path.endsWith('.html'));
  return [
    ...(policy.length === 1 && policy[0] === POLICY
      ? []
      : [`the policy is ${policy.join(' | ') || 'missing'}`]),
    ...(served.length > 0 ? [] : ['no protocol handler']),
    ...served
      .filter((call) => !/'content-security-policy': CONTENT_SECURITY_POLICY/u.test(call.getText()))
      .map(() => 'a page is served without the policy'),
    ...pages
      .filter(({ text }) =>
        /<script(?![^>]*\bsrc=)|\son\w+=|<iframe|<webview|<object|<embed/iu.test(text),
      )
      .map(({ path }) => `${path}: inline script or embedded page`),
  ];
}

/** Constants made of string literals put together. */
function stringConstants(file: SourceFile): [string, string][] {
  const textOf = (node: ts.Expression): string => {
    if (ts.isBinaryExpression(node)) return textOf(node.left) + textOf(node.right);
    return ts.isStringLiteralLike(node) ? node.text : '';
  };
  return nodesOf(file).flatMap((node): [string, string][] =>
    ts.isVariableDeclaration(node) && node.initializer
      ? [[node.name.getText(), textOf(node.initializer)]]
      : [],
  );
}

const goodPolicy = `export const CONTENT_SECURITY_POLICY = ${JSON.stringify(POLICY)};\n`;
const goodHandler = `protocol.handle('app', () => new Response('', { headers: { 'content-security-policy': CONTENT_SECURITY_POLICY } }));`;

function ipcFindings(files: readonly SourceFile[]): string[] {
  const doors = files.flatMap((file) =>
    callsOf(file, 'handle').filter((call) => call.getText().startsWith('ipcMain.')),
  );
  const others = files.flatMap((file) =>
    ['on', 'once', 'handleOnce', 'addListener']
      .flatMap((method) => callsOf(file, method))
      .filter((call) => /^ipcMain\b/u.test(call.getText())),
  );
  return [
    ...(doors.length === 1 ? [] : [`${doors.length} doors`]),
    ...doors
      .filter((call) => !/isTrustedSender\([^)]*\)/u.test(call.getText()))
      .map(() => 'a door that asks nobody who they are'),
    ...others.map((call) => `another door: ${call.getText()}`),
  ];
}

/**
 * `ipcRenderer` may only be called, with our channels; what is given to the page must not carry
 * Electron's event.
 */
function bridgeFindings(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => electronNames(file).some((name) => name === 'ipcRenderer' || name === '*'))
    .flatMap((file) => {
      const uses = nodesOf(file).filter(
        (node) =>
          ts.isIdentifier(node) &&
          node.text === 'ipcRenderer' &&
          !ts.isImportSpecifier(node.parent),
      );
      const loose = uses.filter(
        (node) =>
          !/^ipcRenderer\.(?:invoke\(REQUEST_CHANNEL|on\(EVENT_CHANNEL|off\(EVENT_CHANNEL)\b/u.test(
            node.parent.parent.getText(),
          ),
      );
      const handed = nodesOf(file).filter(
        (node) =>
          ts.isCallExpression(node) &&
          node.arguments.some((argument) => /^_?event$/u.test(argument.getText())),
      );
      const worlds = callsOf(file, 'exposeInMainWorld');
      return [
        ...loose.map((node) => `${file.path}: ${node.parent.getText()}`),
        ...handed.map((node) => `${file.path}: hands on the event: ${node.getText()}`),
        ...(worlds.length === 1
          ? []
          : [`${file.path}: ${worlds.length} objects given to the page`]),
      ];
    });
}

const preload = (text: string): SourceFile[] => [
  {
    path: 'src/preload/index.ts',
    text: `import { contextBridge, ipcRenderer } from 'electron';\n${text}`,
  },
];

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
