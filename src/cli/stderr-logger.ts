import { Redactor } from '../core/lib/redact';
import { silentLogger, type LogFields, type Logger } from '../core/ports/logger';

/** Log lines as JSON on stderr, with `--debug` only; secrets taken out. */
export function stderrLogger(debug: boolean): Logger {
  if (!debug) return silentLogger;
  const redactor = new Redactor();
  const write = (level: string) => (message: string, fields?: LogFields) => {
    const line = JSON.stringify({ level, time: new Date().toISOString(), ...fields, msg: message });
    process.stderr.write(`${redactor.redact(line)}\n`);
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
