// npm run check: the fast gates (types, lint, layers, dead code, unit tests), two at a time; prints
// a line for each, failures in full.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled } from './ensure-installed.mjs';
import { root, say } from './run-command.mjs';

const AT_ONCE = 2;
const unitTests = ['shared', 'core', 'main', 'renderer', 'adapters', 'sandbox', 'gates'].map(
  (name) => `test/${name}/`,
);

/**
 * The longest first, so that none runs alone at the end. Many unit tests wait rather than work, so
 * they get two processes.
 */
const gates = [
  {
    name: 'unit tests',
    command: ['vitest', 'run', '--reporter=dot', '--maxWorkers=2', ...unitTests],
  },
  { name: 'types (node)', command: ['tsc', '-p', 'tsconfig.node.json'] },
  { name: 'types (web)', command: ['tsc', '-p', 'tsconfig.web.json'] },
  { name: 'types (e2e)', command: ['tsc', '-p', 'tsconfig.e2e.json'] },
  { name: 'format', command: ['oxfmt', '--check'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'layers', command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'src'] },
  { name: 'dead code', command: ['knip'] },
];

ensureInstalled();
const started = performance.now();
const failed = [];
const waiting = [...gates];
await Promise.all(Array.from({ length: AT_ONCE }, work));
say(`${gates.length - failed.length} of ${gates.length} gates passed in ${seconds(started)}`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function work() {
  for (let gate = waiting.shift(); gate; gate = waiting.shift()) {
    const since = performance.now();
    const { ok, text } = await output(gate.command);
    if (!ok) failed.push(gate.name);
    console.log(`${ok ? 'ok  ' : 'FAIL'}  ${gate.name.padEnd(14)} ${seconds(since)}`);
    if (!ok) console.log(`\n${text}\n`);
  }
}

/** Runs a program of node_modules to its end and collects its output. */
function output(command) {
  return new Promise((settle) => {
    const [program, ...parameters] = command;
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
    const child = spawn(join(root, 'node_modules', '.bin', program), parameters, {
      cwd: root,
      shell: process.platform === 'win32',
      env,
    });
    const parts = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part) => parts.push(part));
    child.once('error', (error) => settle({ ok: false, text: error.message }));
    child.once('close', (code) =>
      settle({ ok: code === 0, text: Buffer.concat(parts).toString().trim() }),
    );
  });
}

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
