// Runs other programs for the scripts: to the end, with their output shown or collected.
import { spawn, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** The project's folder. */
export const root = resolve(import.meta.dirname, '..');

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'];

/**
 * Runs a program with its output on ours; resolves with its exit code (128 + n after a signal
 * without a name here).
 */
export function run(command, parameters, options = {}) {
  return new Promise((settle) => {
    const child = spawn(command, parameters, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      ...options,
    });
    const passOn = (signal) => void child.kill(signal);
    const end = (code) => {
      for (const signal of STOP_SIGNALS) process.off(signal, passOn);
      settle(code);
    };
    for (const signal of STOP_SIGNALS) process.on(signal, passOn);
    child.once('error', () => end(127));
    child.once('exit', (code) => end(code ?? 128));
  });
}

/** Runs a program and collects its output; never throws. */
export function take(command, parameters, options = {}) {
  const result = spawnSync(command, parameters, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    ...options,
  });
  return { ok: result.status === 0, text: `${result.stdout ?? ''}${result.stderr ?? ''}`.trim() };
}

/** Prints a message of the script itself on stderr, so that a command's own output stays clean. */
export function say(text) {
  process.stderr.write(`[salon] ${text}\n`);
}
