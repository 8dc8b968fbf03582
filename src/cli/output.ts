import type { ErrorView } from '../shared/model/error-view';

/** Output of a command: one JSON document, or lines for people. Notes always go to stderr. */
export class Output {
  constructor(private readonly json: boolean) {}

  get isJson(): boolean {
    return this.json;
  }

  /** Prints the command's result. */
  result(document: unknown, lines: string): void {
    process.stdout.write(this.json ? `${JSON.stringify(document)}\n` : `${lines}\n`);
  }

  /** Prints a piece of text as it arrives; for people only. */
  piece(text: string): void {
    if (!this.json) process.stdout.write(text);
  }

  note(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  failure({ code, message, remedy, logid, layer }: ErrorView): void {
    if (this.json)
      process.stdout.write(
        `${JSON.stringify({ error: { code, message, remedy, logid, layer } })}\n`,
      );
    else
      process.stderr.write(
        `${message}\n${remedy}\n${[code, layer, logid && `logid ${logid}`].filter(Boolean).join(' · ')}\n`,
      );
  }
}
