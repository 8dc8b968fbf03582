import { Option, type Command } from 'commander';
import { auditActorSchema, auditGroupSchema } from '../../shared/model/audit';
import {
  auditExportCommand,
  auditListCommand,
  auditVerifyCommand,
  type AuditListOptions,
} from '../commands/audit-command';
import { add, countNumber, secretsOption } from './command-options';
import type { CommandRunner } from './command-runner';

/** `audit`: lists, verifies and exports the audit log. */
export function addAuditCommands(program: Command, runner: CommandRunner): void {
  const audit = program.command('audit').description('who did what').exitOverride();
  add(audit, 'list', 'the newest entries')
    .addOption(secretsOption())
    .addOption(new Option('--limit <n>', 'so many at most').default(100).argParser(countNumber))
    .addOption(new Option('--group <group>', 'of one kind').choices(auditGroupSchema.options))
    .addOption(new Option('--actor <who>', 'by whom').choices(auditActorSchema.options))
    .option('--text <text>', 'with these words in them', '')
    .action(
      runner.withApp((app, output, command) =>
        auditListCommand(app, command.opts<AuditListOptions>(), output),
      ),
    );
  add(audit, 'verify', 'is the log what was written')
    .addOption(secretsOption())
    .action(
      runner.withApp(async (app, output) => {
        if (!(await auditVerifyCommand(app, output))) runner.fail();
      }),
    );
  add(audit, 'export', 'all of it as JSON lines, with the hashes')
    .addOption(secretsOption())
    .requiredOption('--out <file>', 'a file that is not there yet')
    .action(
      runner.withApp((app, output, command) =>
        auditExportCommand(app, command.opts<{ out: string }>().out, output),
      ),
    );
}
