import { setTimeout } from 'node:timers/promises';
import { LogFileSource } from '../../adapters/log-file-source';
import { logPath } from '../../adapters/log-files';
import { LogReader } from '../../core/health/logs/log-reader';
import type { LogFilter, LogLine } from '../../shared/model/log';
import type { Output } from '../output';
import { signalled } from '../until-signal';

/** Interval in milliseconds at which a followed file is checked. */
const LOOK_MS = 250;

export interface LogsCommandOptions {
  dataFolder: string;
  filter: LogFilter;
  lines: number;
  follow: boolean;
}

/**
 * `logs`: prints the newest lines of the integration log; with `--follow` also later ones, until a
 * signal.
 */
export async function logsCommand(
  { dataFolder, filter, lines, follow }: LogsCommandOptions,
  output: Output,
): Promise<void> {
  const reader = new LogReader(new LogFileSource(logPath(dataFolder)));
  const first = await reader.newest(filter, lines);
  if (!follow) {
    output.result({ lines: first.lines }, first.lines.map(lineText).join('\n'));
    return;
  }
  const write = (line: LogLine): void =>
    void process.stdout.write(`${output.isJson ? JSON.stringify(line) : lineText(line)}\n`);
  first.lines.forEach(write);
  const stop = signalled();
  let { cursor } = first;
  while (!stop.aborted) {
    await setTimeout(LOOK_MS, undefined, { signal: stop }).catch(() => {});
    const more = await reader.after(cursor, filter, lines);
    more.lines.forEach(write);
    ({ cursor } = more);
  }
}

/** A line for people: time, level, module, message, fields. */
function lineText({ at, level, module, message, fields }: LogLine): string {
  const rest = Object.entries(fields)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(' ');
  return [at, level.toUpperCase().padEnd(5), module && `[${module}]`, message, rest]
    .filter(Boolean)
    .join(' ');
}
