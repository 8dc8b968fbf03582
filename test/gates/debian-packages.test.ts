import { chmodSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { RunningProgram } from '../fakes/run-program';
import { tempFolder } from '../fakes/temp-folder';

const SCRIPT = resolve(import.meta.dirname, '../../scripts/debian-packages.mjs');

/**
 * Runs the install step with a dpkg and an apt of our own; answers what apt was asked to install.
 */
async function installed(statuses: Readonly<Record<string, string>>): Promise<string> {
  const folder = tempFolder();
  const program = (name: string, lines: string): void => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${lines}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  const cases = Object.entries(statuses)
    .map(([name, status]) => `${name}) printf ${status};;`)
    .join(' ');
  program('dpkg-query', `for last; do :; done; case "$last" in ${cases} *) exit 1;; esac`);
  program('apt-get', `echo "$@" >> ${join(folder, 'apt.log')}`);
  program('print', `cat ${join(folder, 'apt.log')} 2>/dev/null || true`);
  const names = JSON.stringify(Object.keys(statuses));
  const source = `import { ensureDebianPackages } from ${JSON.stringify(SCRIPT)}; process.getuid = () => 0; ensureDebianPackages(${names});`;
  const environment = { ...process.env, PATH: `${folder}:${process.env['PATH']}` };
  await new RunningProgram(process.execPath, ['--input-type=module', '-e', source], { environment })
    .ended;
  const printed = new RunningProgram('sh', [join(folder, 'print')]);
  await printed.ended;
  return printed.stdout;
}

test.runIf(process.platform === 'linux')(
  'a package that dpkg knows by name only is installed, one that is there is not',
  async () => {
    const asked = await installed({
      'gnome-keyring': 'not-installed',
      strace: 'installed',
      nginx: 'config-files',
    });
    expect(asked).toContain('gnome-keyring nginx');
    expect(asked).not.toContain('strace');
  },
);
