import type { Command } from 'commander';
import {
  profileExportCommand,
  profileImportCommand,
  profileListCommand,
} from '../commands/profile-command';
import { add, secretsOption } from './command-options';
import { type CommandRunner } from './command-runner';

/** `profile`: connections of the data folder. */
export function addProfileCommands(program: Command, runner: CommandRunner): void {
  const profile = program
    .command('profile')
    .description('connections of the data folder')
    .exitOverride();
  add(profile, 'list', 'all of them, without secrets')
    .addOption(secretsOption())
    .action(runner.withApp((app, output) => profileListCommand(app, output)));
  add(profile, 'export <id>', 'write one into a file, without secrets')
    .addOption(secretsOption())
    .requiredOption('--out <file>', 'a file that is not there yet')
    .action(
      runner.withApp((app, output, command) =>
        profileExportCommand(
          app,
          command.args[0] ?? '',
          command.opts<{ out: string }>().out,
          output,
        ),
      ),
    );
  add(profile, 'import <file>', 'add one from a file')
    .addOption(secretsOption())
    .action(
      runner.withApp((app, output, command) =>
        profileImportCommand(app, command.args[0] ?? '', output),
      ),
    );
}
