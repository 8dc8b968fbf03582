import { resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { defaultDataFolder } from '../adapters/data-folder';
import type { App } from '../core/app/app';
import { auditActorSchema, auditGroupSchema } from '../shared/model/audit';
import {
  auditExportCommand,
  auditListCommand,
  auditVerifyCommand,
  type AuditListOptions,
} from './commands/audit-command';
import {
  backupCreateCommand,
  backupRestoreCommand,
  backupVerifyCommand,
  type PassphraseOptions,
} from './commands/backup-command';
import { bundleCommand } from './commands/bundle-command';
import type { CommonOptions } from './common-options';
import type { Output } from './output';

/** How a command gets an app, and the options all commands know. */
export interface CommandTools {
  add: (parent: Command, name: string, description: string) => Command;
  addConnection: (command: Command) => Command;
  secrets: () => Option;
  withApp: (
    body: (app: App, output: Output, command: Command) => Promise<void>,
  ) => (...parameters: unknown[]) => Promise<void>;
  options: (command: Command) => CommonOptions;
  /** The command did its work and what it found is not good. */
  fail: () => void;
}

/** `backup`, `audit` and `bundle`. */
export function addSafetyCommands(program: Command, tools: CommandTools): void {
  addBackupCommands(program, tools);
  addAuditCommands(program, tools);
  tools
    .addConnection(
      tools.add(program, 'bundle', 'collect what helps to find out what is wrong, without secrets'),
    )
    .requiredOption('--out <file>', 'where to write it')
    .action(
      tools.withApp((app, output, command) => {
        const dataFolder = resolve(
          tools.options(command).dataDir ?? defaultDataFolder(process.platform, process.env),
        );
        return bundleCommand(app, { out: command.opts<{ out: string }>().out, dataFolder }, output);
      }),
    );
}

function addBackupCommands(program: Command, { add, secrets, withApp }: CommandTools): void {
  const backup = program.command('backup').description('backups of the data folder').exitOverride();
  const withPassphrase = (command: Command): Command =>
    command
      .addOption(secrets())
      .option(
        '--passphrase-file <file>',
        'a file with the passphrase; else SALON_BACKUP_PASSPHRASE; without one the secret store locks',
      );
  withPassphrase(add(backup, 'create', 'make one, and try it by restoring it'))
    .requiredOption('--out <file>', 'where to write it')
    .option('--with-keys', 'put keys and tokens in as well; needs a passphrase')
    .action(
      withApp((app, output, command) =>
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
    withApp((app, output, command) =>
      backupVerifyCommand(app, command.args[0] ?? '', command.opts<PassphraseOptions>(), output),
    ),
  );
  withPassphrase(
    add(backup, 'restore <file>', 'put one in the place of what is there, which is kept'),
  ).action(
    withApp((app, output, command) =>
      backupRestoreCommand(app, command.args[0] ?? '', command.opts<PassphraseOptions>(), output),
    ),
  );
}

function addAuditCommands(program: Command, { add, secrets, withApp, fail }: CommandTools): void {
  const audit = program.command('audit').description('who did what').exitOverride();
  add(audit, 'list', 'the newest entries')
    .addOption(secrets())
    .addOption(new Option('--limit <n>', 'so many at most').default(100).argParser(wholeNumber))
    .addOption(new Option('--group <group>', 'of one kind').choices(auditGroupSchema.options))
    .addOption(new Option('--actor <who>', 'by whom').choices(auditActorSchema.options))
    .option('--text <text>', 'with these words in them', '')
    .action(
      withApp((app, output, command) =>
        auditListCommand(app, command.opts<AuditListOptions>(), output),
      ),
    );
  add(audit, 'verify', 'is the log what was written')
    .addOption(secrets())
    .action(
      withApp(async (app, output) => {
        if (!(await auditVerifyCommand(app, output))) fail();
      }),
    );
  add(audit, 'export', 'all of it as JSON lines, with the hashes')
    .addOption(secrets())
    .requiredOption('--out <file>', 'a file that is not there yet')
    .action(
      withApp((app, output, command) =>
        auditExportCommand(app, command.opts<{ out: string }>().out, output),
      ),
    );
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('a whole number is expected');
  return value;
}
