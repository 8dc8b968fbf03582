import { join } from 'node:path';
import { buildOnce, ROOT } from '../fakes/build-once';
import { RunningProgram, type ProgramOptions } from '../fakes/run-program';

const PROGRAMS = [
  'answering',
  'writing-much',
  'changing-settings',
  'asking-keychain',
  'webhook-listening',
  'backing-up',
] as const;

/**
 * Starts one of our own little programs, so that it can be killed for real; `under` another one
 * that watches it.
 */
export async function startFaultProgram(
  name: (typeof PROGRAMS)[number],
  parameters: readonly string[],
  options?: ProgramOptions & { under?: readonly string[] },
): Promise<RunningProgram> {
  const input = Object.fromEntries(
    PROGRAMS.map((program) => [program, join(ROOT, 'test/faults/children', `${program}.ts`)]),
  );
  const thread = { 'inbox-thread': join(ROOT, 'src/core/webhook/store/inbox-thread.ts') };
  const folder = await buildOnce(
    'fault-programs',
    ['src/core', 'src/shared', 'src/adapters', 'src/sandbox', 'test/faults/children'],
    {
      configFile: false,
      root: ROOT,
      publicDir: false,
      ssr: { noExternal: true, external: ['libsql', '@napi-rs/keyring', 'ssh2', '@ngrok/ngrok'] },
      build: {
        ssr: true,
        target: 'node20',
        minify: false,
        rollupOptions: { input: { ...input, ...thread }, output: { entryFileNames: '[name].js' } },
      },
    },
  );
  const [command, ...before] = options?.under ?? [];
  const program = [process.execPath, join(folder, `${name}.js`), ...parameters];
  return command === undefined
    ? new RunningProgram(program[0] ?? '', program.slice(1), options)
    : new RunningProgram(command, [...before, ...program], options);
}
