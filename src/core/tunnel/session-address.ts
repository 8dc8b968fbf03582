import { abortable, wait } from '../lib/abort';
import { AppError } from '../lib/errors';
import { parseUrl } from '../lib/parse-url';

/** Colours and cursor movements of a terminal. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const TERMINAL_CODES = /\u001B\[[\d;?]*[ -/]*[@-~]/g;
/** An https origin with nothing behind it: advertising and manuals have a path. */
const ORIGIN = /https:\/\/(?:[\w-]+\.)*[\w-]+(?::\d{1,5})?(?![\w.:/-])/g;
const TUNNEL_WORD = /tunnel|forward/i;
/** Without a telling line the output is read for so long after it grew silent, milliseconds. */
const QUIET_MS = 3000;
/** A public host that says nothing for so long gives no address, milliseconds. */
const LIMIT_MS = 20_000;
const OUTPUT_MAX = 64 * 1024;

/**
 * Reads the public address out of what a public SSH tunnel host prints. A line that speaks of a
 * tunnel or of forwarding decides at once; otherwise the first bare origin does, when nothing more
 * comes.
 */
export class SessionAddress {
  private text = '';
  private grew: () => void = () => {};

  constructor(private readonly host: string) {}

  /** The server printed this. */
  feed(chunk: Buffer | string): void {
    this.text = (this.text + chunk.toString('utf8')).slice(0, OUTPUT_MAX);
    this.grew();
  }

  /** TUNNEL_NO_ADDRESS when the server does not say one; ABORTED. */
  async find(signal: AbortSignal): Promise<string> {
    for (;;) {
      const telling = addressIn(this.text, true);
      if (telling !== null) return telling;
      const bare = addressIn(this.text, false);
      if (await abortable(this.isQuiet(bare === null ? LIMIT_MS : QUIET_MS), signal)) {
        if (bare !== null) return bare;
        throw new AppError('TUNNEL_NO_ADDRESS', { params: { host: this.host } });
      }
    }
  }

  /** Waits for more; true when nothing came for so long. */
  private async isQuiet(milliseconds: number): Promise<boolean> {
    const more = new AbortController();
    this.grew = () => more.abort();
    return wait(milliseconds, more.signal).then(
      () => true,
      () => false,
    );
  }
}

/**
 * The first bare https origin of the finished lines; `telling`: only of those that speak of a
 * tunnel.
 */
export function addressIn(output: string, telling: boolean): string | null {
  const text = output.replaceAll(TERMINAL_CODES, '');
  const lines = text.split(/[\r\n]+/);
  if (!/[\r\n]$/.test(text)) lines.pop();
  for (const line of lines) {
    const found = telling && !TUNNEL_WORD.test(line) ? null : line.match(ORIGIN)?.at(-1);
    const url = found === undefined || found === null ? null : parseUrl(found);
    if (url) return url.origin;
  }
  return null;
}
