import { Option, type Command } from 'commander';
import { chatCommand } from '../commands/chat-command';
import { doctorCommand } from '../commands/doctor-command';
import { toolsCallCommand, toolsListCommand } from '../commands/tools-command';
import { tokenCommand } from '../commands/token-command';
import { add, addConnectionOptions, wholeNumber } from './command-options';
import { type CommandRunner } from './command-runner';

/** `token`, `doctor` and `chat`: commands that use Coze. */
export function addConnectionCommands(program: Command, runner: CommandRunner): void {
  addConnectionOptions(add(program, 'token', 'sign in and show the access token'))
    .option('--reveal', 'print the token whole')
    .action(
      runner.withApp((app, output, command) =>
        tokenCommand(app, command.opts<{ reveal?: boolean }>().reveal === true, output),
      ),
    );
  addConnectionOptions(add(program, 'doctor', 'check the chain layer by layer')).action(
    runner.withApp(async (app, output) => {
      if (!(await doctorCommand(app, output))) runner.fail();
    }),
  );
  addConnectionOptions(add(program, 'chat <text>', 'ask the bot'))
    .option('--conversation <id>', 'go on in this conversation: Coze’s id of it, or ours')
    .option('--no-stream', 'print the answer in one piece')
    .option('--user-id <id>', 'who asks in a new conversation')
    .addOption(
      new Option('--approve <tools>', 'which KAI tools may run without being asked for').choices([
        'all',
        'read-only',
        'none',
      ]),
    )
    .action(
      runner.withApp(async (app, output, command) =>
        chatCommand(
          app,
          command.args[0] ?? '',
          command.opts<{ conversation?: string; stream: boolean; userId?: string }>(),
          output,
        ),
      ),
    );
}

/** `tools`: commands that use KAI. */
export function addToolCommands(program: Command, runner: CommandRunner): void {
  const tools = program.command('tools').description('KAI tools').exitOverride();
  addConnectionOptions(add(tools, 'list', 'what KAI can do')).action(
    runner.withApp((app, output) => toolsListCommand(app, output)),
  );
  addConnectionOptions(add(tools, 'call <name>', 'call a tool'))
    .requiredOption('--payload <json>', 'its arguments, a JSON object')
    .option('--timeout <seconds>', 'give up after so long', wholeNumber)
    .action(
      runner.withApp(async (app, output, command) => {
        const isFine = await toolsCallCommand(
          app,
          command.args[0] ?? '',
          command.opts<{ payload: string; timeout?: number }>(),
          output,
        );
        if (!isFine) runner.fail();
      }),
    );
}
