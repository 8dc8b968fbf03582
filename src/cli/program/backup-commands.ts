import type { Command } from 'commander';
import {
  backupCreateCommand,
  backupRestoreCommand,
  backupVerifyCommand,
  type PassphraseOptions,
} from '../commands/backup-command';
import { add, secretsOption } from './command-options';
import type { CommandRunner } from './command-runner';

/** `backup`: creates, verifies and restores backups. */
export function addBackupCommands(program: Command, runner: CommandRunner): void {
  const backup = program.command('backup').description('backups of the data folder').exitOverride();
  withPassphrase(add(backup, 'create', 'make one, and try it by restoring it'))
    .requiredOption('--out <file>', 'where to write it')
    .option('--with-keys', 'put keys and tokens in as well; needs a passphrase')
    .action(
      runner.withApp((app, output, command) =>
        backupCreateCommand(
          app,
          command.opts<PassphraseOptions & { out: string; withKeys?: boolean }>(),
          output,
        ),
      ),
    );
  withPassphrase(
    add(backup, 'verify <file>', 'restore one into a temporary folder and count it'),
  ).action(
    runner.withApp((app, output, command) =>
      backupVerifyCommand(app, command.args[0] ?? '', command.opts<PassphraseOptions>(), output),
    ),
  );
  withPassphrase(
    add(backup, 'restore <file>', 'put one in the place of what is there, which is kept'),
  ).action(
    runner.withApp((app, output, command) =>
      backupRestoreCommand(app, command.args[0] ?? '', command.opts<PassphraseOptions>(), output),
    ),
  );
}

function withPassphrase(command: Command): Command {
  return command
    .addOption(secretsOption())
    .option(
      '--passphrase-file <file>',
      'a file with the passphrase; else SALON_BACKUP_PASSPHRASE; ' +
        'without one the secret store locks',
    );
}
