import ts from 'typescript';
import { callsOf, electronNames, nodesOf, type SourceFile } from './source-tree';

/** One rule about source text. */
export interface SourceCheck {
  rule: string;
  /** What breaks the rule, a line each; empty when it is kept. */
  find(files: readonly SourceFile[]): string[];
  /** Sources that break it: the positive control. */
  bad: readonly (readonly SourceFile[])[];
}

const LINES_MAX = 400;
/** The formatter breaks code at 100; this is for what it cannot break. */
const WIDTH_MAX = 120;
const PROCESS_ENTRIES = new Set(['src/main/index.ts', 'src/preload/index.ts']);
/** Words that say nothing about what a file is; the last two only when they are the whole name. */
const EMPTY_WORDS = /(?:^|-)(?:utils?|helpers?|misc|managers?|impl)(?:-|$)|^(?:common|base)$/u;
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;

const one = (path: string, text: string): SourceFile[] => [{ path, text }];
const code = (files: readonly SourceFile[]): SourceFile[] =>
  files.filter(({ path }) => /\.tsx?$/u.test(path));
const inRenderer = (files: readonly SourceFile[]): SourceFile[] =>
  files.filter(({ path }) => path.startsWith('src/renderer/'));

/**
 * The folders and the name of a file without its endings; `zh-CN` is a language tag, not a name.
 */
function wordsOfPath(path: string): string[] {
  const folders = path.split('/').slice(1);
  const name = (folders.pop() ?? '').replace(/(?:\.ipc|\.module|\.d)?\.[a-z]+$/u, '');
  return [...folders.filter((folder) => folder !== 'zh-CN'), name];
}

/** Only `owner` may take this name from Electron. */
function onlyIn(owner: string, name: string, files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => file.path !== owner)
    .flatMap((file) =>
      electronNames(file)
        .filter((each) => each === name || each === '*')
        .map((each) => `${file.path} takes ${each} from electron`),
    );
}

export const sourceChecks: readonly SourceCheck[] = [
  {
    rule: 'shell is taken from Electron only in external-links.ts, whole-module imports nowhere',
    find: (files) => onlyIn('src/main/windows/external-links.ts', 'shell', files),
    bad: [
      one('src/main/a.ts', `import { app, shell } from 'electron';`),
      one('src/main/a.ts', `import { shell as desktop } from 'electron';`),
      one('src/main/a.ts', `import * as electron from 'electron';`),
      one('src/main/a.ts', `import electron from 'electron/main';`),
      one('src/main/a.ts', `const { shell } = require('electron');`),
      one('src/main/a.ts', `const load = () => import('electron');`),
    ],
  },
  {
    rule: 'ipcMain is taken from Electron only in ipc/register.ts',
    find: (files) => onlyIn('src/main/ipc/register.ts', 'ipcMain', files),
    bad: [one('src/main/tray/tray.ts', `import { ipcMain, Tray } from 'electron';`)],
  },
  {
    rule: 'ipcRenderer and contextBridge are taken from Electron only in the preload',
    find: (files) =>
      ['ipcRenderer', 'contextBridge'].flatMap((name) =>
        onlyIn('src/preload/index.ts', name, files),
      ),
    bad: [one('src/renderer/lib/ipc.ts', `import { ipcRenderer } from 'electron';`)],
  },
  {
    rule: 'the page reads no environment of the process',
    find: (files) =>
      inRenderer(files).flatMap((file) =>
        nodesOf(file)
          .filter((node) => ts.isIdentifier(node) && node.text === 'process')
          .map(() => `${file.path} uses process`),
      ),
    bad: [
      one('src/renderer/app/a.ts', `export const home = process.env['HOME'];`),
      one('src/renderer/app/a.ts', `const { env } = globalThis.process;`),
    ],
  },
  {
    rule: 'the page puts no raw HTML into itself and builds no code from text',
    find: (files) =>
      inRenderer(files).flatMap((file) =>
        nodesOf(file)
          .filter(
            (node) =>
              ts.isIdentifier(node) &&
              /^(?:dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|eval|Function|srcDoc|srcdoc)$/u.test(
                node.text,
              ),
          )
          .map((node) => `${file.path} uses ${node.getText()}`),
      ),
    bad: [
      one(
        'src/renderer/ui/a.tsx',
        `export const A = () => <p dangerouslySetInnerHTML={{ __html: '<b>' }} />;`,
      ),
      one('src/renderer/ui/a.ts', `document.body.innerHTML = 'x';`),
      one('src/renderer/ui/a.ts', `new Function('return 1')();`),
      one('src/renderer/ui/a.ts', `eval('1');`),
    ],
  },
  {
    rule: `no line is longer than ${WIDTH_MAX} characters`,
    find: (files) =>
      files.flatMap(({ path, text }) =>
        text
          .split('\n')
          .flatMap((line, index) =>
            line.length > WIDTH_MAX ? [`${path}:${index + 1} has ${line.length} characters`] : [],
          ),
      ),
    bad: [one('src/core/lib/a.ts', `export const a = '${'x'.repeat(WIDTH_MAX)}';`)],
  },
  {
    rule: `no file is longer than ${LINES_MAX} lines`,
    find: (files) =>
      files
        .filter(({ text }) => text.trimEnd().split('\n').length > LINES_MAX)
        .map(({ path, text }) => `${path} has ${text.split('\n').length} lines`),
    bad: [one('src/core/lib/long.ts', 'const a = 1;\n'.repeat(LINES_MAX + 1))],
  },
  {
    rule: 'a file is named after what it is',
    find: (files) =>
      code(files)
        .filter(({ path }) => wordsOfPath(path).some((word) => EMPTY_WORDS.test(word)))
        .map(({ path }) => `${path} is named after nothing`),
    bad: [
      'core/lib/utils.ts',
      'core/utils/date.ts',
      'main/window-manager.ts',
      'renderer/lib/string-helpers.ts',
      'core/common/a.ts',
      'core/chat/chat-service-impl.ts',
      'sandbox/base.ts',
      'core/misc.ts',
    ].map((path) => one(`src/${path}`, '')),
  },
  {
    rule: 'index.ts is the entry of a process and nothing else',
    find: (files) =>
      files
        .filter(({ path }) => /\/index\.tsx?$/u.test(path) && !PROCESS_ENTRIES.has(path))
        .map(({ path }) => `${path} is a barrel`),
    bad: [one('src/core/auth/index.ts', `export * from './sign-in';`)],
  },
  {
    rule: 'a module does not hand on the exports of another',
    find: (files) =>
      files
        .filter((file) =>
          nodesOf(file).some(
            (node) =>
              ts.isExportDeclaration(node) &&
              node.moduleSpecifier !== undefined &&
              node.exportClause === undefined,
          ),
        )
        .map(({ path }) => `${path} exports * from another`),
    bad: [one('src/core/auth/all.ts', `export * from './sign-in';`)],
  },
  {
    rule: 'names of files and folders are kebab-case',
    find: (files) =>
      files
        .filter(({ path }) => wordsOfPath(path).some((word) => !KEBAB.test(word)))
        .map(({ path }) => `${path} is not kebab-case`),
    bad: [
      'core/lib/AppError.ts',
      'core/lib/app_error.ts',
      'renderer/ui/StatusMark.tsx',
      'core/chatService/a.ts',
    ].map((path) => one(`src/${path}`, '')),
  },
  {
    rule: 'there are no default exports',
    find: (files) =>
      code(files).flatMap((file) =>
        nodesOf(file)
          .filter(
            (node) =>
              ts.isExportAssignment(node) || isDefaultModifier(node) || isDefaultSpecifier(node),
          )
          .map(() => `${file.path} has a default export`),
      ),
    bad: [
      one('src/core/lib/a.ts', `export default 1;`),
      one('src/core/lib/a.ts', `export default function a() {}`),
      one('src/core/lib/a.ts', `const a = 1;\nexport { a as default };`),
    ],
  },
  {
    rule: 'shell.openExternal has one call site, behind the validator',
    find(files) {
      const sites = files.flatMap((file) =>
        callsOf(file, 'openExternal').map((call) => ({ path: file.path, call })),
      );
      const [site] = sites;
      if (sites.length !== 1 || site === undefined)
        return [`${sites.length} call sites: ${sites.map(({ path }) => path).join(', ')}`];
      return isGuarded(site.call) ? [] : [`${site.path}: not behind isAllowedLink`];
    },
    bad: [
      one('src/main/a.ts', `shell.openExternal(link);`),
      one(
        'src/main/a.ts',
        `function open(link) { if (!isAllowedLink(link)) return;
shell.openExternal(link); }
shell.openExternal(link);`,
      ),
      one(
        'src/main/a.ts',
        `function open(link) { shell.openExternal(link); if (!isAllowedLink(link)) return; }`,
      ),
    ],
  },
];

function isDefaultModifier(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
  );
}

function isDefaultSpecifier(node: ts.Node): boolean {
  return ts.isExportSpecifier(node) && node.name.text === 'default';
}

/** Does the function around the call begin with `if (!isAllowedLink(…)) return`. */
function isGuarded(call: ts.CallExpression): boolean {
  let around: ts.Node = call;
  while (!ts.isFunctionLike(around) && !ts.isSourceFile(around)) around = around.parent;
  if (!ts.isFunctionDeclaration(around)) return false;
  return /^if \(!isAllowedLink\(\w+\)\) return\b/u.test(
    around.body?.statements[0]?.getText() ?? '',
  );
}
