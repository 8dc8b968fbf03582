import { z } from 'zod';
import {
  LOG_LEVELS,
  logLevelSchema,
  type LogFilter,
  type LogLine,
  type LogPage,
} from '../../../shared/model/log';
import type { LogSource } from '../../ports/log-source';

/** Bytes at the end of the log that are searched for the first page. */
const LOOK_BACK_BYTES = 4 * 1024 * 1024;

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const written = z.looseObject({
  time: z.string(),
  level: logLevelSchema,
  msg: z.string(),
  module: z.string().optional(),
});

/** Reads the log for display: the newest matching lines, and what was added after a position. */
export class LogReader {
  private readonly modules = new Set<string>();

  constructor(private readonly source: LogSource) {}

  /** The newest lines that match. */
  async newest(filter: LogFilter, limit: number): Promise<LogPage> {
    const { text, end } = await this.source.tail(LOOK_BACK_BYTES);
    return this.page(text, filter, limit, end);
  }

  /** Lines written after `cursor`. */
  async after(cursor: number, filter: LogFilter, limit: number): Promise<LogPage> {
    const { text, end } = await this.source.after(cursor);
    return this.page(text, filter, limit, end);
  }

  private page(text: string, filter: LogFilter, limit: number, cursor: number): LogPage {
    const lines = text
      .split('\n')
      .map(readLogLine)
      .filter((line) => line !== null);
    for (const { module } of lines) if (module !== '') this.modules.add(module);
    return {
      lines: lines.filter((line) => fits(line, filter)).slice(-limit),
      cursor,
      modules: [...this.modules].toSorted(),
    };
  }
}

/** Parses a line; null for anything else, such as the rest of a line cut off by a crash. */
export function readLogLine(text: string): LogLine | null {
  if (text === '') return null;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = written.safeParse(json);
  if (!parsed.success) return null;
  const { time, level, msg, module = '', ...rest } = parsed.data;
  const fields = Object.fromEntries(
    Object.entries(rest).map(([name, field]) => [
      name,
      value.catch(JSON.stringify(field)).parse(field),
    ]),
  );
  return { at: time, level, module, message: msg, fields };
}

/** Tells whether the line matches the filter. */
export function fits({ level, module, message, fields }: LogLine, filter: LogFilter): boolean {
  if (LOG_LEVELS.indexOf(level) < LOG_LEVELS.indexOf(filter.level)) return false;
  if (filter.module !== '' && module !== filter.module) return false;
  if (filter.turn !== undefined && fields['turn'] !== filter.turn) return false;
  const wanted = filter.text.trim().toLowerCase();
  return (
    wanted === '' || `${message} ${module} ${JSON.stringify(fields)}`.toLowerCase().includes(wanted)
  );
}
