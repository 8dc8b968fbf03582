import { Option, type Command } from 'commander';
import type { TunnelKind } from '../../shared/model/tunnel';
import { acceptanceCommand, type AcceptanceCommandOptions } from '../commands/acceptance-command';
import { keysGenerateCommand } from '../commands/keys-command';
import { sandboxCommand } from '../commands/sandbox-command';
import { serveCommand } from '../commands/serve-command';
import type { CommonOptions } from '../common-options';
import { add, addConnectionOptions, named, portNumber, wholeNumber } from './command-options';
import { optionsOf, type CommandRunner } from './command-runner';

/** `sandbox` and `keys`: commands that need no connection. */
export function addSandboxCommands(program: Command, runner: CommandRunner): void {
  add(program, 'sandbox', 'run the built-in Coze in the foreground')
    .option('--port <n>', 'port, free by default', portNumber)
    .option('--kai-port <n>', 'port of KAI, free by default', portNumber)
    .option('--latency-ms <n>', 'wait before every answer', wholeNumber)
    .option('--faults <file>', 'faults to inject')
    .action(
      runner.plain((output, command, translator) =>
        sandboxCommand(
          command.opts<{ port?: number; kaiPort?: number; latencyMs?: number; faults?: string }>(),
          output,
          translator,
        ),
      ),
    );
  const keys = program.command('keys').description('key pairs').exitOverride();
  add(keys, 'generate', 'make an RSA 2048 pair')
    .requiredOption('--out <dir>', 'folder for the two files')
    .action(
      runner.plain((output, command, translator) =>
        keysGenerateCommand(command.opts<{ out: string }>().out, output, translator),
      ),
    );
}

/** The options of `serve`, as parsed by commander. */
interface ServeFlags {
  port: number;
  webhookPort?: number;
  printToken?: boolean;
  verifyToken?: string;
  tunnel?: TunnelKind;
  demo?: boolean;
}

/** `serve`: the services in the foreground. */
export function addServeCommand(program: Command, runner: CommandRunner): void {
  addConnectionOptions(add(program, 'serve', 'run the services in the foreground'))
    .addOption(new Option('--port <n>', 'operations port').default(8080).argParser(portNumber))
    .addOption(
      named(
        '--webhook-port <n>',
        'webhook port, that of the settings by default',
        'SALON_WEBHOOK_PORT',
      ).argParser(portNumber),
    )
    .option('--print-token', 'put the webhook token into the first line')
    .addOption(
      named(
        '--verify-token <token>',
        'verify token of Coze’s signed callbacks, for this run',
        'SALON_VERIFY_TOKEN',
      ),
    )
    .addOption(
      named(
        '--tunnel <kind>',
        'open the tunnel that is set up in the data folder',
        'SALON_TUNNEL',
      ).choices(['ssh', 'cloudflared', 'ngrok']),
    )
    .option('--demo', 'show the chain once in the terminal first')
    .action(
      runner.withApp(
        async (app, output, command) => {
          const own = command.opts<ServeFlags>();
          await serveCommand(
            app,
            {
              port: own.port,
              webhookPort: own.webhookPort ?? app.settings().webhookPort,
              printToken: own.printToken === true,
              verifyToken: own.verifyToken ?? null,
              tunnel: own.tunnel ?? null,
              demo: own.demo === true,
            },
            output,
          );
        },
        { keepsLog: true },
      ),
    );
}

/** Uses the sandbox unless a connection is given with the command or requested by name. */
export function addAcceptanceCommand(program: Command, runner: CommandRunner): void {
  type Own = Omit<AcceptanceCommandOptions, 'choice'> & {
    target?: AcceptanceCommandOptions['choice'];
  };
  const choiceOf = (
    options: CommonOptions,
    { target }: Own,
  ): AcceptanceCommandOptions['choice'] => {
    if (options.sandbox) return 'sandbox';
    return target ?? (options.privateKeyFile || options.pat ? 'active' : 'sandbox');
  };
  addConnectionOptions(add(program, 'acceptance', 'the guide’s ten checks and four figures'))
    .option('--report <file>', 'write the report into an HTML file')
    .option('--only <ids>', 'some criteria and checks, separated by commas')
    .addOption(
      new Option('--target <target>', 'the sandbox, or the active connection').choices([
        'sandbox',
        'active',
      ]),
    )
    .option('--yes', 'agree to what it costs')
    .option('--duration <seconds>', 'of sustained load, 30 by default', wholeNumber)
    .option('--calls <n>', 'questions in a row, 100 by default', wholeNumber)
    .action(
      runner.withApp(
        async (app, output, command) => {
          const own = command.opts<Own>();
          const choice = choiceOf(optionsOf(command), own);
          if (!(await acceptanceCommand(app, { ...own, choice }, output))) runner.fail();
        },
        {
          adapt: (options, command) =>
            choiceOf(options, command.opts<Own>()) === 'sandbox'
              ? { ...options, sandbox: true }
              : options,
        },
      ),
    );
}
