import { resolve } from 'node:path';
import { writeFileAtomically } from '../../adapters/atomic-file';
import { LogFileSource } from '../../adapters/log-file-source';
import { errorLogPath, logPath } from '../../adapters/log-files';
import type { App } from '../../core/app/app';
import type { Output } from '../output';

/**
 * `bundle --out FILE`: collects what helps to find a problem, without keys, tokens, questions or
 * answers.
 */
export async function bundleCommand(
  app: App,
  options: { out: string; dataFolder: string },
  output: Output,
): Promise<void> {
  const { dataFolder } = options;
  const file = resolve(options.out);
  const { text, contents } = await app.bundle({
    log: new LogFileSource(logPath(dataFolder)),
    errors: new LogFileSource(errorLogPath(dataFolder)),
    versions: { app: app.version, node: process.versions.node },
  });
  await writeFileAtomically(file, text);
  app.audit.record({ action: 'bundle.saved', subject: file });
  const parts = contents.parts.map(({ part, entries, bytes }) => ({ part, entries, bytes }));
  output.result(
    { file, bytes: contents.bytes, parts },
    [file, ...parts.map(({ part, entries, bytes }) => `  ${part}: ${entries} (${bytes} B)`)].join(
      '\n',
    ),
  );
}
