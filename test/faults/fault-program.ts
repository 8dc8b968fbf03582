import { join } from 'node:path';
import { buildOnce, ROOT } from '../fakes/build-once';
import { RunningProgram, type ProgramOptions } from '../fakes/run-program';

const PROGRAMS = ['answering', 'writing-much', 'changing-settings', 'asking-keychain'] as const;

/** Starts one of our own little programs, so that it can be killed for real. */
export async function startFaultProgram(name: (typeof PROGRAMS)[number], parameters: readonly string[], options?: ProgramOptions): Promise<RunningProgram> {
  const input = Object.fromEntries(PROGRAMS.map((program) => [program, join(ROOT, 'test/faults/children', `${program}.ts`)]));
  const folder = await buildOnce('fault-programs', ['src/core', 'src/shared', 'src/adapters', 'src/sandbox', 'test/faults/children'], {
    configFile: false,
    root: ROOT,
    publicDir: false,
    ssr: { noExternal: true, external: ['libsql', '@napi-rs/keyring'] },
    build: { ssr: true, target: 'node20', minify: false, rollupOptions: { input, output: { entryFileNames: '[name].js' } } },
  });
  return new RunningProgram(process.execPath, [join(folder, `${name}.js`), ...parameters], options);
}
