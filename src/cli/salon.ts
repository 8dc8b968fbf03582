import { resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { defaultDataFolder } from '../adapters/data-folder';
import type { App } from '../core/app/app';
import { LOG_LEVELS, type LogLevel } from '../shared/model/log';
import type { TunnelKind } from '../shared/model/tunnel';
import { toAppError } from '../core/lib/errors';
import { Translator } from '../core/lib/translator';
import { acceptanceCommand, type AcceptanceCommandOptions } from './commands/acceptance-command';
import { chatCommand } from './commands/chat-command';
import { logsCommand } from './commands/logs-command';
import { doctorCommand } from './commands/doctor-command';
import { keysGenerateCommand } from './commands/keys-command';
import {
  profileExportCommand,
  profileImportCommand,
  profileListCommand,
} from './commands/profile-command';
import { sandboxCommand } from './commands/sandbox-command';
import { serveCommand } from './commands/serve-command';
import { toolsCallCommand, toolsListCommand } from './commands/tools-command';
import { tokenCommand } from './commands/token-command';
import {
  ExitFailed,
  webhookListCommand,
  webhookReplayCommand,
  webhookSendCommand,
  type WebhookSendOptions,
} from './commands/webhook-command';
import { commonOptionsSchema, languageOf, type CommonOptions } from './common-options';
import { openApp } from './open-app';
import { Output } from './output';
import { addSafetyCommands } from './safety-commands';

/** Exit codes of interfaces.md. */
const EXIT = { ok: 0, failed: 1, usage: 2, notConfigured: 3 } as const;
/** Errors that mean "there is nothing to work with yet". */
const NOT_CONFIGURED = new Set([
  'NOT_CONFIGURED',
  'KAI_NOT_CONFIGURED',
  'KEYCHAIN_UNAVAILABLE',
  'KEY_MISSING',
  'PAT_MISSING',
  'TUNNEL_NOT_CONFIGURED',
]);

let exitCode: number = EXIT.ok;

/** Runs a command's body and turns what it throws into the documented output and exit code. */
async function guarded(
  options: CommonOptions,
  body: (output: Output, translator: Translator) => Promise<void>,
): Promise<void> {
  const output = new Output(options.json);
  const translator = new Translator(languageOf(options, process.env));
  try {
    await body(output, translator);
  } catch (thrown) {
    if (thrown instanceof ExitFailed) {
      exitCode = EXIT.failed;
      return;
    }
    const error = toAppError(thrown);
    if (options.debug)
      process.stderr.write(
        `${String(thrown instanceof Error ? (error.cause ?? thrown) : thrown)}\n`,
      );
    output.failure(translator.describe(error));
    if (NOT_CONFIGURED.has(error.code)) exitCode = EXIT.notConfigured;
    else exitCode = error.code === 'INVALID_INPUT' ? EXIT.usage : EXIT.failed;
  }
}

/** The same for commands that need a connection; the app is ended however the body ends. */
function withApp(
  body: (app: App, output: Output, command: Command) => Promise<void>,
  keepsLog = false,
  adapt = (options: CommonOptions, _command: Command): CommonOptions => options,
) {
  return async (...parameters: unknown[]): Promise<void> => {
    const command = commandOf(parameters);
    const options = adapt(optionsOf(command), command);
    await guarded(options, async (output) => {
      const app = await openApp(options, output, keepsLog);
      try {
        await app.setup.refresh();
        await body(app, output, command);
      } finally {
        await app.dispose();
      }
    });
  };
}

/** Commander hands the command itself over as the last parameter of an action. */
function commandOf(parameters: unknown[]): Command {
  const last = parameters.at(-1);
  if (!(last instanceof Command)) throw new TypeError('not called by commander');
  return last;
}

function optionsOf(command: Command): CommonOptions {
  return commonOptionsSchema.parse(command.optsWithGlobals());
}

function portNumber(text: string): number {
  const port = wholeNumber(text);
  if (port > 65_535) throw new InvalidArgumentError('a port is at most 65535');
  return port;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0)
    throw new InvalidArgumentError('a whole number is expected');
  return value;
}

function named(flags: string, text: string, variable: string): Option {
  return new Option(flags, text).env(variable);
}

function secretsOption(): Option {
  return named('--secrets <where>', 'keychain | file:PATH | memory', 'SALON_SECRETS');
}

function addConnectionOptions(command: Command): Command {
  return command
    .option('--sandbox', 'use the built-in sandbox, started for this command')
    .addOption(named('--api-base <url>', 'API base of Coze', 'SALON_API_BASE'))
    .addOption(named('--app-id <id>', 'id of the OAuth app', 'SALON_APP_ID'))
    .addOption(named('--kid <kid>', 'public key fingerprint', 'SALON_KID'))
    .addOption(named('--private-key-file <pem>', 'private key file', 'SALON_PRIVATE_KEY_FILE'))
    .addOption(named('--pat <token>', 'personal access token instead of a key', 'SALON_PAT'))
    .addOption(named('--bot-id <id>', 'id of the bot', 'SALON_BOT_ID'))
    .addOption(named('--kai-url <url>', 'address of a KAI (MCP) server', 'SALON_KAI_URL'))
    .addOption(named('--kai-key <key>', 'its key', 'SALON_KAI_KEY'))
    .addOption(secretsOption());
}

function addCommonOptions(command: Command): Command {
  return command
    .option('--json', 'print exactly one JSON document')
    .addOption(new Option('--data-dir <dir>', 'where everything is kept').env('SALON_DATA_DIR'))
    .addOption(
      new Option('--lang <language>', 'zh-CN or en').choices(['zh-CN', 'en']).env('SALON_LANG'),
    )
    .option('--debug', 'more on stderr')
    .exitOverride();
}

function add(parent: Command, name: string, description: string): Command {
  return addCommonOptions(parent.command(name).description(description));
}

function addToolCommands(program: Command): void {
  const tools = program.command('tools').description('KAI tools').exitOverride();
  addConnectionOptions(add(tools, 'list', 'what KAI can do')).action(
    withApp((app, output) => toolsListCommand(app, output)),
  );
  addConnectionOptions(add(tools, 'call <name>', 'call a tool'))
    .requiredOption('--payload <json>', 'its arguments, a JSON object')
    .option('--timeout <seconds>', 'give up after so long', wholeNumber)
    .action(
      withApp(async (app, output, command) => {
        const isFine = await toolsCallCommand(
          app,
          command.args[0] ?? '',
          command.opts<{ payload: string; timeout?: number }>(),
          output,
        );
        if (!isFine) exitCode = EXIT.failed;
      }),
    );
}

function buildProgram(): Command {
  const program = new Command('salon').description('Coffee Salon without a window').exitOverride();
  add(program, 'sandbox', 'run the built-in Coze in the foreground')
    .option('--port <n>', 'port, free by default', portNumber)
    .option('--kai-port <n>', 'port of KAI, free by default', portNumber)
    .option('--latency-ms <n>', 'wait before every answer', wholeNumber)
    .option('--faults <file>', 'faults to inject')
    .action(
      async (
        own: { port?: number; kaiPort?: number; latencyMs?: number; faults?: string },
        command: Command,
      ) =>
        guarded(optionsOf(command), (output, translator) =>
          sandboxCommand(own, output, translator),
        ),
    );
  const keys = program.command('keys').description('key pairs').exitOverride();
  add(keys, 'generate', 'make an RSA 2048 pair')
    .requiredOption('--out <dir>', 'folder for the two files')
    .action(async ({ out }: { out: string }, command: Command) =>
      guarded(optionsOf(command), (output, translator) =>
        keysGenerateCommand(out, output, translator),
      ),
    );
  addConnectionOptions(add(program, 'token', 'sign in and show the access token'))
    .option('--reveal', 'print the token whole')
    .action(
      withApp((app, output, command) =>
        tokenCommand(app, command.opts<{ reveal?: boolean }>().reveal === true, output),
      ),
    );
  addConnectionOptions(add(program, 'doctor', 'check the chain layer by layer')).action(
    withApp(async (app, output) => {
      if (!(await doctorCommand(app, output))) exitCode = EXIT.failed;
    }),
  );
  addConnectionOptions(add(program, 'chat <text>', 'ask the bot'))
    .option('--conversation <id>', 'go on in this conversation')
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
      withApp(async (app, output, command) =>
        chatCommand(
          app,
          command.args[0] ?? '',
          command.opts<{ conversation?: string; stream: boolean; userId?: string }>(),
          output,
        ),
      ),
    );
  addToolCommands(program);
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
      withApp(async (app, output, command) => {
        const {
          port,
          webhookPort = app.settings().webhookPort,
          printToken,
          verifyToken = null,
          tunnel = null,
          demo,
        } = command.opts<{
          port: number;
          webhookPort?: number;
          printToken?: boolean;
          verifyToken?: string;
          tunnel?: TunnelKind;
          demo?: boolean;
        }>();
        await serveCommand(
          app,
          {
            port,
            webhookPort,
            printToken: printToken === true,
            verifyToken,
            tunnel,
            demo: demo === true,
          },
          output,
        );
      }, true),
    );
  addAcceptanceCommand(program);
  addWebhookCommands(program);
  addLogCommand(program);
  addProfileCommands(program);
  addSafetyCommands(program, {
    add,
    addConnection: addConnectionOptions,
    secrets: secretsOption,
    withApp,
    options: optionsOf,
    fail: () => {
      exitCode = EXIT.failed;
    },
  });
  return program;
}

/** Against the sandbox unless a connection is given with the command or asked for by name. */
function addAcceptanceCommand(program: Command): void {
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
      withApp(
        async (app, output, command) => {
          const own = command.opts<Own>();
          const choice = choiceOf(optionsOf(command), own);
          if (!(await acceptanceCommand(app, { ...own, choice }, output))) exitCode = EXIT.failed;
        },
        false,
        (options, command) =>
          choiceOf(options, command.opts<Own>()) === 'sandbox'
            ? { ...options, sandbox: true }
            : options,
      ),
    );
}

function addLogCommand(program: Command): void {
  add(program, 'logs', 'the newest lines of the integration log')
    .addOption(new Option('--lines <n>', 'so many at most').default(100).argParser(wholeNumber))
    .addOption(
      new Option('--level <level>', 'of this level or graver').choices(LOG_LEVELS).default('debug'),
    )
    .option('--module <name>', 'of one part of the product, such as api, kai or chat', '')
    .option('--text <text>', 'with these words in them', '')
    .option('--turn <id>', 'of one question and its answer')
    .option('--follow', 'go on with what is written from now on')
    .action(
      async (
        own: {
          lines: number;
          level: LogLevel;
          module: string;
          text: string;
          turn?: string;
          follow?: boolean;
        },
        command: Command,
      ) => {
        const options = optionsOf(command);
        const { lines, follow = false, ...filter } = own;
        const dataFolder = resolve(
          options.dataDir ?? defaultDataFolder(process.platform, process.env),
        );
        await guarded(options, (output) =>
          logsCommand({ dataFolder, filter, lines, follow }, output),
        );
      },
    );
}

function addProfileCommands(program: Command): void {
  const profile = program
    .command('profile')
    .description('connections of the data folder')
    .exitOverride();
  add(profile, 'list', 'all of them, without secrets')
    .addOption(secretsOption())
    .action(withApp((app, output) => profileListCommand(app, output)));
  add(profile, 'export <id>', 'write one into a file, without secrets')
    .addOption(secretsOption())
    .requiredOption('--out <file>', 'a file that is not there yet')
    .action(
      withApp((app, output, command) =>
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
      withApp((app, output, command) => profileImportCommand(app, command.args[0] ?? '', output)),
    );
}

function addWebhookCommands(program: Command): void {
  const webhook = program.command('webhook').description('webhook deliveries').exitOverride();
  addConnectionOptions(add(webhook, 'send', 'post the guide’s sample event'))
    .option('--url <url>', 'where to, the listener on this machine by default')
    .option('--token <token>', 'bearer token, that of the data folder by default')
    .option('--event <file>', 'JSON to send instead of the sample')
    .action(
      withApp((app, output, command) =>
        webhookSendCommand(app, command.opts<WebhookSendOptions>(), output),
      ),
    );
  addConnectionOptions(add(webhook, 'list', 'what came in, the newest first'))
    .addOption(new Option('--limit <n>', 'so many at most').default(50).argParser(wholeNumber))
    .option('--status <status>', 'pending, retrying, delivered, dead or refused')
    .action(
      withApp((app, output, command) =>
        webhookListCommand(app, command.opts<{ limit: number; status?: string }>(), output),
      ),
    );
  addConnectionOptions(add(webhook, 'replay <id>', 'send a delivery again, newly signed')).action(
    withApp((app, output, command) => webhookReplayCommand(app, command.args[0] ?? '', output)),
  );
}

// What is written is for this person's eyes only.
process.umask(0o077);
try {
  await buildProgram().parseAsync();
} catch (thrown) {
  if (!(thrown instanceof CommanderError)) throw thrown;
  exitCode = thrown.exitCode === 0 ? EXIT.ok : EXIT.usage;
}
process.exitCode = exitCode;
