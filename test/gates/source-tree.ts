import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

/** One file of `src`; the path is relative to the project and has forward slashes. */
export interface SourceFile {
  path: string;
  text: string;
}

/** The project's folder. */
export const root = resolve(import.meta.dirname, '../..');

/** Every file under `src`. */
export function readSourceTree(): SourceFile[] {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: path.slice(root.length + 1).replaceAll('\\', '/'),
      text: readFileSync(path, 'utf8'),
    }));
}

const parsed = new WeakMap<SourceFile, ts.Node[]>();

/** All syntax nodes of a TypeScript file, parents first; none of any other file. */
export function nodesOf(file: SourceFile): ts.Node[] {
  if (!/\.tsx?$/u.test(file.path)) return [];
  const known = parsed.get(file);
  if (known) return known;
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(
    ts.createSourceFile(
      file.path,
      file.text,
      ts.ScriptTarget.ES2022,
      true,
      file.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    ),
  );
  parsed.set(file, nodes);
  return nodes;
}

/**
 * Names taken from `electron` as values: `import { shell }`, `import * as e` (as `*`),
 * `require('electron')` (as `*`).
 */
export function electronNames(file: SourceFile): string[] {
  return nodesOf(file).flatMap((node) => {
    if (
      ts.isCallExpression(node) &&
      isElectron(node.arguments[0]) &&
      /^(?:require|import)$/u.test(node.expression.getText())
    )
      return ['*'];
    if (
      !ts.isImportDeclaration(node) ||
      !isElectron(node.moduleSpecifier) ||
      node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
    )
      return [];
    const bindings = node.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) return ['*'];
    return bindings.elements
      .filter((each) => !each.isTypeOnly)
      .map((each) => (each.propertyName ?? each.name).text);
  });
}

function isElectron(node: ts.Node | undefined): boolean {
  return node !== undefined && ts.isStringLiteral(node) && /^electron(?:\/|$)/u.test(node.text);
}

/**
 * Values given to a property of that name in object literals, as source text; also `x.name =
 * value`.
 */
export function valuesOf(file: SourceFile, name: string): string[] {
  return nodesOf(file).flatMap((node) => {
    if (ts.isPropertyAssignment(node) && nameOf(node.name) === name)
      return [node.initializer.getText()];
    if (ts.isShorthandPropertyAssignment(node) && node.name.text === name) return [name];
    const isAssignment =
      ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
    if (isAssignment && ts.isPropertyAccessExpression(node.left) && node.left.name.text === name)
      return [node.right.getText()];
    return [];
  });
}

/** Calls of `anything.method(…)` or `method(…)`. */
export function callsOf(file: SourceFile, method: string): ts.CallExpression[] {
  return nodesOf(file).filter(
    (node): node is ts.CallExpression =>
      ts.isCallExpression(node) && calledName(node.expression) === method,
  );
}

/** Calls of `x.on('event', …)`; with the handler. */
export function listenersOf(file: SourceFile, event: string): ts.Expression[] {
  return [...callsOf(file, 'on'), ...callsOf(file, 'once')].flatMap((call) => {
    const [name, handler] = call.arguments;
    return name !== undefined &&
      ts.isStringLiteral(name) &&
      name.text === event &&
      handler !== undefined
      ? [handler]
      : [];
  });
}

/** The text of every string, also the fixed parts of templates. */
export function stringsOf(file: SourceFile): string[] {
  return nodesOf(file).flatMap((node) => {
    const isText =
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node);
    return isText ? [node.text] : [];
  });
}

function calledName(expression: ts.Expression): string | null {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : null;
}

function nameOf(name: ts.PropertyName): string | null {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : null;
}
