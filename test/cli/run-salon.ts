import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { buildOnce, ROOT } from '../fakes/build-once';
import { RunningProgram } from '../fakes/run-program';
import { tempFolder } from '../fakes/temp-folder';

export interface SalonRun {
  code: number | string;
  stdout: string;
  stderr: string;
  /** stdout as the one JSON document it must be. */
  json: () => Record<string, unknown>;
  read: <T>(schema: z.ZodType<T>) => T;
}

/**
 * No variable of ours, no keychain: what a command gets beside its options is what a test gives.
 */
function environmentWith(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('SALON_') && !/^(LC_|LANG|NODE_|VITEST)/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus',
    XDG_RUNTIME_DIR: '/nowhere',
    ...more,
  };
}

/** Starts the headless program, built from the sources as they are now. */
export async function startSalon(
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<RunningProgram> {
  const folder = await buildOnce(
    'cli-test',
    ['src/core', 'src/shared', 'src/adapters', 'src/sandbox', 'src/cli', 'vite.cli.config.ts'],
    {
      configFile: join(ROOT, 'vite.cli.config.ts'),
      root: ROOT,
    },
  );
  return new RunningProgram(process.execPath, [join(folder, 'salon.js'), ...parameters], {
    environment: environmentWith(environment),
  });
}

/** Runs a command to its end. */
export async function salon(
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<SalonRun> {
  const program = await startSalon(parameters, environment);
  const code = await program.ended;
  const { stdout, stderr } = program;
  const read = <T>(schema: z.ZodType<T>): T => {
    const lines = stdout.split('\n');
    if (lines.length !== 2 || lines[1] !== '')
      throw new Error(`not exactly one line on stdout: ${JSON.stringify(stdout)}\n${stderr}`);
    return schema.parse(JSON.parse(lines[0] ?? ''));
  };
  return { code, stdout, stderr, read, json: () => read(z.record(z.string(), z.unknown())) };
}

/** The same in a data folder of its own. */
export function inData(...parameters: string[]): string[] {
  return [...parameters, '--data-dir', join(tempFolder(), 'data')];
}

/** The documented error on stdout, nothing beside it, and the exit code. */
export function expectError(run: SalonRun, code: string, exit: number): void {
  const { error } = run.read(z.object({ error: z.record(z.string(), z.unknown()) }));
  expect(Object.keys(error).toSorted()).toEqual(['code', 'layer', 'logid', 'message', 'remedy']);
  expect(error).toMatchObject({
    code,
    message: expect.stringMatching(/\S/),
    remedy: expect.stringMatching(/\S/),
  });
  expect(run.code).toBe(exit);
}
