import { resolve } from 'node:path';
import type { Command } from 'commander';
import { defaultDataFolder } from '../../adapters/data-folder';
import { bundleCommand } from '../commands/bundle-command';
import { add, addConnectionOptions } from './command-options';
import { optionsOf, type CommandRunner } from './command-runner';

/** `bundle`: the diagnostics bundle. */
export function addBundleCommand(program: Command, runner: CommandRunner): void {
  addConnectionOptions(
    add(program, 'bundle', 'collect what helps to find out what is wrong, without secrets'),
  )
    .requiredOption('--out <file>', 'where to write it')
    .action(
      runner.withApp((app, output, command) => {
        const { dataDir } = optionsOf(command);
        const dataFolder = resolve(dataDir ?? defaultDataFolder(process.platform, process.env));
        return bundleCommand(app, { out: command.opts<{ out: string }>().out, dataFolder }, output);
      }),
    );
}
