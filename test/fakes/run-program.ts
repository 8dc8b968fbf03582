import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll } from 'vitest';

export interface ProgramOptions {
  environment?: NodeJS.ProcessEnv;
  cwd?: string;
}

/** A program that runs beside the tests of a file; killed at its end. */
export class RunningProgram {
  stdout = '';
  stderr = '';
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  private readonly child: ChildProcess;

  constructor(
    command: string,
    parameters: readonly string[],
    { environment = process.env, cwd }: ProgramOptions = {},
  ) {
    this.child = spawn(command, parameters, {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(cwd !== undefined && { cwd }),
    });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.ended = new Promise((resolve, reject) => {
      this.child.on('error', reject);
      this.child.on('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
    });
    running.push(this);
  }

  /** The first whole line on stdout; fails when the program ends without one. */
  async firstLine(limitMs = 15_000): Promise<string> {
    const end = performance.now() + limitMs;
    let isOver = false;
    void this.ended.finally(() => (isOver = true));
    while (!this.stdout.includes('\n')) {
      if (isOver || performance.now() > end)
        throw new Error(`no line on stdout; stderr: ${this.stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return this.stdout.slice(0, this.stdout.indexOf('\n'));
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}

const running: RunningProgram[] = [];
afterAll(async () => {
  const left = running.splice(0);
  // Asked first, so that a sandbox takes its key file along; what does not listen is killed.
  for (const program of left) program.kill('SIGTERM');
  const stubborn = setTimeout(() => left.forEach((program) => program.kill('SIGKILL')), 2000);
  await Promise.allSettled(left.map(({ ended }) => ended));
  clearTimeout(stubborn);
});
