import { Command, CommanderError } from 'commander';
import { addAuditCommands } from './program/audit-commands';
import { addBackupCommands } from './program/backup-commands';
import { addBundleCommand } from './program/bundle-commands';
import { CommandRunner, EXIT } from './program/command-runner';
import { addConnectionCommands, addToolCommands } from './program/connection-commands';
import { addLogCommand } from './program/log-commands';
import { addProfileCommands } from './program/profile-commands';
import {
  addAcceptanceCommand,
  addSandboxCommands,
  addServeCommand,
} from './program/service-commands';
import { addWebhookCommands } from './program/webhook-commands';

// New files are readable for this user only.
process.umask(0o077);

const program = new Command('salon').description('Coffee Salon without a window').exitOverride();
const runner = new CommandRunner();
addSandboxCommands(program, runner);
addConnectionCommands(program, runner);
addToolCommands(program, runner);
addServeCommand(program, runner);
addAcceptanceCommand(program, runner);
addWebhookCommands(program, runner);
addLogCommand(program, runner);
addProfileCommands(program, runner);
addBackupCommands(program, runner);
addAuditCommands(program, runner);
addBundleCommand(program, runner);
try {
  await program.parseAsync();
  process.exitCode = runner.exitCode;
} catch (thrown) {
  if (!(thrown instanceof CommanderError)) throw thrown;
  process.exitCode = thrown.exitCode === 0 ? EXIT.ok : EXIT.usage;
}
