// Writes out/libraries.json: every library in the built app, with its licence and the licence's
// text. Part of the build.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './run-command.mjs';

const IMPORT =
  /(?:from|import|import\(|require\()\s*['"]((?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*)(?:\/[^'"]*)?['"]/g;
const LICENCE_FILE = /^(?:licen[cs]e|copying)(?:[.-].*)?$/i;
/** Shipped with the app without being imported by its source. */
const RUNTIME = ['electron'];
/**
 * Shipped without dependencies: Electron's package only needs them to download itself, and the
 * build leaves those of the Coze SDK out (vite.coze-sdk.ts).
 */
const WITHOUT_DEPENDENCIES = new Set(['electron', '@coze/api', 'axios']);

/** Writes the list. */
export function listLibraries() {
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(join(root, 'out', 'libraries.json'), JSON.stringify(findLibraries()));
}

/** Every library with name, version, licence and text (null without one), sorted by name. */
export function findLibraries() {
  const found = new Map();
  for (const name of new Set([...importedPackages(join(root, 'src')), ...RUNTIME]))
    visit(name, root, found);
  return [...found.values()].toSorted(
    (one, other) => one.name.localeCompare(other.name) || one.version.localeCompare(other.version),
  );
}

/** The packages imported by the source and listed in package.json. */
function importedPackages(folder) {
  const known = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const names = new Set(Object.keys({ ...known.dependencies, ...known.devDependencies }));
  return readdirSync(folder, { recursive: true })
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(IMPORT)].map(
        ([, imported]) => imported,
      ),
    )
    .filter((name) => names.has(name));
}

/**
 * A package and its dependencies, resolved like Node does. What is not installed (another system's
 * binary, an unused peer) is not shipped.
 */
function visit(name, from, found) {
  const folder = folderOf(name, from);
  if (folder === null) return;
  const facts = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const key = `${name} ${facts.version}`;
  if (found.has(key)) return;
  found.set(key, {
    name,
    version: String(facts.version),
    licence: licenceOf(facts),
    text: textOf(folder),
  });
  if (WITHOUT_DEPENDENCIES.has(name)) return;
  const peers = Object.keys(facts.peerDependencies ?? {}).filter(
    (peer) => facts.peerDependenciesMeta?.[peer]?.optional !== true,
  );
  for (const needed of new Set([
    ...Object.keys({ ...facts.dependencies, ...facts.optionalDependencies }),
    ...peers,
  ])) {
    if (!needed.startsWith('@types/')) visit(needed, folder, found);
  }
}

function folderOf(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name);
    if (existsSync(join(path, 'package.json'))) return path;
    if (folder === root || folder === dirname(folder)) return null;
  }
}

/** SPDX, from any form package.json has had. */
function licenceOf({ license, licenses }) {
  const given = license ?? licenses;
  return [given]
    .flat()
    .map((entry) => (typeof entry === 'string' ? entry : (entry?.type ?? '')))
    .join(' OR ');
}

function textOf(folder) {
  const files = readdirSync(folder)
    .filter((name) => LICENCE_FILE.test(name))
    .toSorted();
  const texts = files.map((name) => readFileSync(join(folder, name), 'utf8').trim());
  return texts.length === 0 ? null : texts.join('\n\n');
}
