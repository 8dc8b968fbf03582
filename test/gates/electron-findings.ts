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

export const inMain = (text: string): SourceFile[] => [{ path: 'src/main/windows/a.ts', text }];
export const shell = (files: readonly SourceFile[]): SourceFile[] =>
  files.filter(({ path }) => /^src\/(?:main|preload|renderer)\//u.test(path));

/** A setting of webPreferences that every window must state, and nobody may state otherwise. */
export function stated(name: string, value: 'true' | 'false'): Pick<SourceCheck, 'find' | 'bad'> {
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
export function neverOn(name: string, harmless = 'false'): Pick<SourceCheck, 'find' | 'bad'> {
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
export function noString(pattern: RegExp, ...bad: string[]): Pick<SourceCheck, 'find' | 'bad'> {
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
export function cancels(...events: string[]): Pick<SourceCheck, 'find' | 'bad'> {
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
export function answers(
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

export function policyFindings(files: readonly SourceFile[]): string[] {
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

export const goodPolicy = `export const CONTENT_SECURITY_POLICY = ${JSON.stringify(POLICY)};\n`;
export const goodHandler = `protocol.handle('app', () => new Response('', { headers: { 'content-security-policy': CONTENT_SECURITY_POLICY } }));`;

export function ipcFindings(files: readonly SourceFile[]): string[] {
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
export function bridgeFindings(files: readonly SourceFile[]): string[] {
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

export const preload = (text: string): SourceFile[] => [
  {
    path: 'src/preload/index.ts',
    text: `import { contextBridge, ipcRenderer } from 'electron';\n${text}`,
  },
];
