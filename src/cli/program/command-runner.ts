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

/** Errors that mean that nothing is set up yet. */
const NOT_CONFIGURED = new Set([
  'NOT_CONFIGURED',
  'KAI_NOT_CONFIGURED',
  'KEYCHAIN_UNAVAILABLE',
  'KEY_MISSING',
  'PAT_MISSING',
  'TUNNEL_NOT_CONFIGURED',
]);

type Action = (...parameters: unknown[]) => Promise<void>;

/** Differences between the commands that need an app. */
export interface WithAppOptions {
  /** Writes events to the log files, like a window. */
  keepsLog?: boolean;
  /** Derives the options, for a command that changes some of them. */
  adapt?: (options: CommonOptions, command: Command) => CommonOptions;
}

/** Runs the bodies of commands and converts what they throw to the documented output. */
export class CommandRunner {
  /** Exit code of the command so far. */
  exitCode: number = EXIT.ok;

  /** Reports a command that did its work with a negative result. */
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

  /** An action that needs a connection; the app is disposed in any case. */
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

/** The common options of a command. */
export function optionsOf(command: Command): CommonOptions {
  return commonOptionsSchema.parse(command.optsWithGlobals());
}

/** Commander passes the command itself as the last parameter of an action. */
function commandOf(parameters: unknown[]): Command {
  const last = parameters.at(-1);
  if (!(last instanceof Command)) throw new TypeError('not called by commander');
  return last;
}
