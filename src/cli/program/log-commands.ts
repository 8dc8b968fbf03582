import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { defaultDataFolder } from '../../adapters/data-folder';
import { LOG_LEVELS, type LogLevel } from '../../shared/model/log';
import { logsCommand } from '../commands/logs-command';
import { add, wholeNumber } from './command-options';
import { optionsOf, type CommandRunner } from './command-runner';

interface LogOptions {
  lines: number;
  level: LogLevel;
  module: string;
  text: string;
  turn?: string;
  follow?: boolean;
}

/** `logs`: reads and follows the integration log. */
export function addLogCommand(program: Command, runner: CommandRunner): void {
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
      runner.plain((output, command) => {
        const { dataDir } = optionsOf(command);
        const { lines, follow = false, ...filter } = command.opts<LogOptions>();
        const dataFolder = resolve(dataDir ?? defaultDataFolder(process.platform, process.env));
        return logsCommand({ dataFolder, filter, lines, follow }, output);
      }),
    );
}
