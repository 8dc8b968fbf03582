import { Command } from 'commander';
import type { App } from '../../core/app/app';
import { toAppError } from '../../core/lib/errors';
import { Translator } from '../../core/lib/translator';
import { ExitFailed } from '../commands/webhook-command';
import { commonOptionsSchema, languageOf, type CommonOptions } from '../common-options';
import { openApp } from '../open-app';
import { Output } from '../output';

/** Exit codes; people script against them. Source: docs/reference/cli.md. */
export const EXIT = { ok: 0, failed: 1, usage: 2, notConfigured: 3 } as const;

/** Errors that mean "there is nothing to work with yet". */
const NOT_CONFIGURED = new Set([
  'NOT_CONFIGURED',
  'KAI_NOT_CONFIGURED',
  'KEYCHAIN_UNAVAILABLE',
  'KEY_MISSING',
  'PAT_MISSING',
  'TUNNEL_NOT_CONFIGURED',
]);

type Action = (...parameters: unknown[]) => Promise<void>;

/** What differs between the commands that need an app. */
export interface WithAppOptions {
  /** What happens is written into the log files, as a window does. */
  keepsLog?: boolean;
  /** The options in force, for a command that derives some of them. */
  adapt?: (options: CommonOptions, command: Command) => CommonOptions;
}

/** Runs the bodies of commands and turns what they throw into the documented output. */
export class CommandRunner {
  /** The exit code by what has happened so far. */
  exitCode: number = EXIT.ok;

  /** The command did its work, and what it found is not good. */
  fail(): void {
    this.exitCode = EXIT.failed;
  }

  /** An action that needs no app. */
  plain(body: (output: Output, command: Command, translator: Translator) => Promise<void>): Action {
    return (...parameters) => {
      const command = commandOf(parameters);
      return this.guarded(optionsOf(command), (output, translator) =>
        body(output, command, translator),
      );
    };
  }

  /** An action that needs a connection; the app is ended however the body ends. */
  withApp(
    body: (app: App, output: Output, command: Command) => Promise<void>,
    { keepsLog = false, adapt = (options) => options }: WithAppOptions = {},
  ): Action {
    return async (...parameters) => {
      const command = commandOf(parameters);
      const options = adapt(optionsOf(command), command);
      await this.guarded(options, async (output) => {
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

  private async guarded(
    options: CommonOptions,
    body: (output: Output, translator: Translator) => Promise<void>,
  ): Promise<void> {
    const output = new Output(options.json);
    const translator = new Translator(languageOf(options, process.env));
    try {
      await body(output, translator);
    } catch (thrown) {
      if (thrown instanceof ExitFailed) return this.fail();
      const error = toAppError(thrown);
      if (options.debug)
        process.stderr.write(
          `${String(thrown instanceof Error ? (error.cause ?? thrown) : thrown)}\n`,
        );
      output.failure(translator.describe(error));
      if (NOT_CONFIGURED.has(error.code)) this.exitCode = EXIT.notConfigured;
      else this.exitCode = error.code === 'INVALID_INPUT' ? EXIT.usage : EXIT.failed;
    }
  }
}

/** The options that every command knows. */
export function optionsOf(command: Command): CommonOptions {
  return commonOptionsSchema.parse(command.optsWithGlobals());
}

/** Commander hands the command itself over as the last parameter of an action. */
function commandOf(parameters: unknown[]): Command {
  const last = parameters.at(-1);
  if (!(last instanceof Command)) throw new TypeError('not called by commander');
  return last;
}
